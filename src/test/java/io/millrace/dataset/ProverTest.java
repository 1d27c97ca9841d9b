package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProverTest {

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @TempDir
    Path temp;

    private RandomDataset dataset;
    private String root;

    @BeforeEach
    void build() {
        System.out.println("seed " + seed);
        dataset = RandomDataset.build(temp.resolve("d"), 1 + random.nextInt(60), random);
        root = dataset.manifest().recordRoot();
    }

    @RepeatedTest(5)
    void shouldProveWhatEachReviewSays() {
        for (TrainingRecord row : dataset.records()) {
            // When
            RecordProof proof = prove(row.getReviewId());

            // Then
            assertThat(proof.holds(root)).isTrue();
            assertThat(proof.isOfPresence()).isEqualTo(rows().containsKey(row.getReviewId()));
            if (proof.isOfPresence()) {
                assertThat(proof.record()).isEqualTo(DatasetRecord.of(row, rows().get(row.getReviewId())));
            }
        }
    }

    @RepeatedTest(5)
    void shouldProveThatOthersAreNotThere() {
        for (int i = 0; i < 50; i++) {
            // When
            RecordProof proof = prove("stranger-" + i);

            // Then
            assertThat(proof.isOfPresence()).isFalse();
            assertThat(proof.holds(root)).isTrue();
            assertThat(proof.holds("00".repeat(32))).isFalse();
        }
    }

    @Test
    void shouldProveThatNothingIsInAnEmptyDataset() {
        // Given
        RandomDataset empty = RandomDataset.build(temp.resolve("empty"), Map.of(), List.of());

        // When
        RecordProof proof = again(Prover.prove(empty.directory(), "r1"));

        // Then
        assertThat(proof.holds(empty.manifest().recordRoot())).isTrue();
        assertThat(proof.holds(root)).isFalse();
    }

    @RepeatedTest(5)
    void shouldNotHoldWhenAnythingIsChanged() {
        // Given
        String present = rows().keySet().iterator().next();
        ObjectNode proof = ProofJson.of(prove(present));
        ObjectNode record = (ObjectNode) proof.get("record");

        // Then
        assertThat(ProofJson.read(proof.toString()).holds(root)).isTrue();
        record.put("stars", record.get("stars").asInt() % 5 + 1);
        assertThat(ProofJson.read(proof.toString()).holds(root)).isFalse();
        record.put("stars", (record.get("stars").asInt() + 3) % 5 + 1)
                .put("rows", record.get("rows").asLong() + 1);
        assertThat(ProofJson.read(proof.toString()).holds(root)).isFalse();
        record.put("rows", record.get("rows").asLong() - 1);
        assertThat(ProofJson.read(proof.toString()).holds(root)).isTrue();
        proof.put("seed", "12345");
        assertThat(ProofJson.read(proof.toString()).holds(root)).isFalse();
    }

    @Test
    void shouldNotProveTheAbsenceOfWhatIsThereByAnotherSeed() {
        // Given
        String present = rows().keySet().iterator().next();
        ObjectNode absence = ProofJson.of(prove("stranger"));

        // Then
        for (int other = 0; other < 200; other++) {
            absence.put("review_id", present);
            assertThat(ProofJson.read(absence.toString()).holds(root)).isFalse();
            absence.put("seed", Integer.toString(other));
            assertThat(ProofJson.read(absence.toString()).holds(root)).isFalse();
        }
    }

    @Test
    void shouldHoldNoTextAndNameNoOtherReview() {
        // When
        String proof = ProofJson.of(prove("stranger")).toString();

        // Then
        assertThat(proof).contains("stranger").doesNotContain("review-", "Well");
    }

    @Test
    void shouldRefuseToProveOfADamagedDataset() throws IOException {
        // Given
        Path rows = dataset.directory().resolve("train.jsonl");
        Files.writeString(rows, Files.readString(rows).replace("Well", "Bad"));

        // Then
        for (String id : rows().keySet()) {
            if (trainHas(id)) {
                assertThatThrownBy(() -> Prover.prove(dataset.directory(), id))
                        .isInstanceOf(DatasetException.class)
                        .hasMessageContaining("is damaged");
            }
        }
    }

    @Test
    void shouldRefuseToProveWithoutLeaves() throws IOException {
        // Given
        Datasets.asOfVersion1(dataset.directory());

        // Then
        assertThatThrownBy(() -> Prover.prove(dataset.directory(), "r1"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("no leaves.bin");
    }

    @Test
    void shouldSayWhatIsNoProof() {
        for (String wrong : List.of(
                "",
                "[]",
                "{}",
                "{\"proof_version\": 2}",
                "{\"proof_version\": 1}",
                "{\"proof_version\": 1, \"snapshot_id\":\"s\"")) {
            assertThatThrownBy(() -> ProofJson.read(wrong))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("no proof");
        }
        assertThatThrownBy(() -> prove("stranger").holds("abc"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("64 hexadecimal digits");
    }

    private RecordProof prove(String id) {
        return again(Prover.prove(dataset.directory(), id));
    }

    /** As it comes back from a file. */
    private static RecordProof again(RecordProof proof) {
        return ProofJson.read(ProofJson.of(proof).toPrettyString());
    }

    private boolean trainHas(String id) {
        return IndexedReviews.rows(dataset.directory(), id).containsKey("train");
    }

    /** The rows of each review that is in the files. */
    private Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        IndexedReviews.visit(dataset.directory(), (split, id) -> rows.merge(id, 1L, Long::sum));
        return rows;
    }
}
