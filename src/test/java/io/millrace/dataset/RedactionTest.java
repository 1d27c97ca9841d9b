package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.dataset.Discrepancy.Kind;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedactionTest {

    private static final int ROUNDS = 40;
    private static final Set<String> OF_REVISIONS =
            Set.of(ManifestFile.NAME, DatasetCard.FILE, RemovedLeaves.FILE, RemovedTests.FILE);
    private static final String[] FORMATS = {"prompt-completion", "chat", "text-label"};
    private static final String[] BALANCES = {"undersample", "oversample", "target"};

    @TempDir
    Path directory;

    @Test
    void shouldBeWhatBuildingWithoutTheReviewsGives() throws IOException {
        long seed = System.nanoTime();
        System.out.println("RedactionTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            Path folder = Files.createDirectory(directory.resolve("round-" + round));
            Map<String, String> options = options("none", random);
            List<TrainingRecord> records = records(random.nextInt(40), random);
            Set<String> first = choose(records, random);
            Set<String> second = choose(without(records, first), random);
            build(folder, "built", options, records);

            // When
            DatasetRevision.write(folder.resolve("built"), first, folder.resolve("r1"));
            DatasetRevision.write(folder.resolve("r1"), second, folder.resolve("r2"));

            // Then
            build(folder, "without-1", options, without(records, first));
            build(folder, "without-2", options, without(without(records, first), second));
            requireSame(folder.resolve("r1"), folder.resolve("without-1"));
            requireSame(folder.resolve("r2"), folder.resolve("without-2"));
            assertThat(verify(folder.resolve("r1")).discrepancies()).isEmpty();
            assertThat(verify(folder.resolve("r2")).discrepancies()).isEmpty();
            assertThat(GoldenSet.of(folder.resolve("r2"))).isEqualTo(GoldenSet.of(folder.resolve("built")));
        }
    }

    @Test
    void shouldLeaveTheRowsOfOthersAsTheBalanceMadeThem() throws IOException {
        long seed = System.nanoTime();
        System.out.println("RedactionTest seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            // Given
            Path folder = Files.createDirectory(directory.resolve("round-" + round));
            Map<String, String> options = options(BALANCES[round % BALANCES.length], random);
            List<TrainingRecord> records = records(1 + random.nextInt(40), random);
            build(folder, "built", options, records);
            Set<String> erased = DatasetRevision.held(folder.resolve("built"), choose(records, random));

            // When
            DatasetRevision.write(folder.resolve("built"), erased, folder.resolve("r1"));

            // Then
            for (String split : List.of("train", "validation", "test")) {
                List<String> kept = Files.readAllLines(folder.resolve("built/" + split + ".index.jsonl")).stream()
                        .filter(line -> erased.stream().noneMatch(id -> line.contains("\"" + id + "\"")))
                        .toList();
                assertThat(Files.readAllLines(folder.resolve("r1/" + split + ".index.jsonl")))
                        .isEqualTo(kept);
            }
            assertThat(DatasetRevision.held(folder.resolve("r1"), ids(records)))
                    .doesNotContainAnyElementsOf(erased.isEmpty() ? Set.of("none") : erased);
            assertThat(verify(folder.resolve("r1")).discrepancies()).isEmpty();
        }
    }

    @Test
    void shouldKeepTheHashesOfAllRevisions() throws IOException {
        // Given
        Manifest built = build(directory, "built", Map.of(), records(12, new Random(1)));

        // When
        Manifest first = write("built", "r1", "review-3");
        Manifest second = write("r1", "r2", "review-4", "review-5");

        // Then
        assertThat(built.redaction()).isNull();
        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.redaction().built()).isEqualTo(Redaction.Earlier.of(built));
        assertThat(second.redaction().previous()).isEqualTo(Redaction.Earlier.of(first));
        assertThat(second.file(RemovedLeaves.FILE).rows()).isEqualTo(3);
        assertThat(second.records()).isEqualTo(9);
        assertThat(ManifestFile.read(directory.resolve("r2"))).isEqualTo(second);
    }

    @Test
    void shouldTellReviewsThatAreHeldFromOthers() throws IOException {
        // Given
        build(directory, "built", Map.of(), records(5, new Random(2)));

        // Then
        assertThat(DatasetRevision.held(directory.resolve("built"), List.of("review-4", "review-5", "review-0")))
                .containsExactly("review-0", "review-4");
    }

    @Test
    void shouldTakeARevisionThatIsThereForItsOwn() throws IOException {
        // Given
        build(directory, "built", Map.of(), records(5, new Random(3)));
        Manifest first = write("built", "r1", "review-1");
        SortedMap<String, String> files = Datasets.files(directory.resolve("r1"));

        // When
        Manifest again = write("built", "r1", "review-1");

        // Then
        assertThat(again).isEqualTo(first);
        assertThat(Datasets.files(directory.resolve("r1"))).isEqualTo(files);
        try (var entries = Files.list(directory)) {
            assertThat(entries.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("built", "r1");
        }
    }

    @Test
    void shouldNameRevisionsByWhatIsErasedFromWhat() throws IOException {
        // Given
        Manifest built = build(directory, "built", Map.of(), records(5, new Random(3)));

        // Then
        assertThat(DatasetRevision.name(built, Set.of("a", "b")))
                .startsWith(built.snapshotId() + ".r1-")
                .isEqualTo(DatasetRevision.name(built, new TreeSet<>(Set.of("b", "a"))))
                .isNotEqualTo(DatasetRevision.name(built, Set.of("a")));
        assertThat(DatasetRevision.name(write("built", "r1", "review-1"), Set.of("a")))
                .startsWith(built.snapshotId() + ".r2-");
    }

    @Test
    void shouldNoticeThatSomethingElseIsGone() throws IOException {
        // Given
        build(directory, "built", Map.of(), records(12, new Random(4)));
        write("built", "r1", "review-3");
        write("built", "more", "review-3", "review-4");

        // When
        Files.copy(directory.resolve("r1/removed.bin"), directory.resolve("more/claimed.bin"));
        Files.delete(directory.resolve("more/removed.bin"));
        Files.move(directory.resolve("more/claimed.bin"), directory.resolve("more/removed.bin"));

        // Then
        assertThat(kinds("more")).contains(Kind.REDACTION, Kind.SHA256);
    }

    @Test
    void shouldNoticeAnEditedRootOfAnEarlierRevision() throws IOException {
        // Given
        build(directory, "built", Map.of(), records(12, new Random(5)));
        write("built", "r1", "review-3");
        Path file = directory.resolve("r1/manifest.json");
        ObjectNode manifest = (ObjectNode) new ObjectMapper().readTree(Files.readString(file));

        // When
        ((ObjectNode) manifest.at("/redaction/earlier/0")).put("record_root", "0".repeat(64));
        Files.writeString(file, ManifestFile.toJson(manifest));

        // Then
        assertThat(kinds("r1")).containsExactly(Kind.REDACTION);
    }

    @Test
    void shouldNoticeAnEditedRemovedLeaf() throws IOException {
        // Given
        build(directory, "built", Map.of(), records(12, new Random(6)));
        write("built", "r1", "review-3", "review-7");
        Path file = directory.resolve("r1/removed.bin");
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length; at += 5) {
            byte[] edited = bytes.clone();
            edited[at] ^= 1;

            // When
            Files.write(file, edited);

            // Then
            assertThat(kinds("r1")).as("byte " + at).contains(Kind.SHA256, Kind.REDACTION);
        }
    }

    @Test
    void shouldNoticeATestRecordThatDidNotGo() throws IOException {
        // Given
        build(directory, "built", Map.of(), records(12, new Random(6)));
        write("built", "r1", "review-3", "review-7");
        Path file = directory.resolve("r1/removed-test.bin");

        // When
        Files.write(file, new GoldenNames(1, 2, 3, 4).toBytes());

        // Then
        assertThat(kinds("r1")).contains(Kind.SHA256, Kind.REDACTION);
    }

    @Test
    void shouldTakeTheSameReviewsOutOfADatasetThatWasBuiltAgain() throws IOException {
        // Given
        List<TrainingRecord> records = records(12, new Random(10));
        build(directory, "built", Map.of(), records);
        write("built", "r1", "review-3", "review-4");
        build(directory, "rebuilt", Map.of(), without(records, Set.of("review-4")));

        // When
        DatasetRevision.repeat(directory.resolve("r1"), directory.resolve("rebuilt"), directory.resolve("redacted"));

        // Then
        requireSame(directory.resolve("redacted"), directory.resolve("r1"));
    }

    @Test
    void shouldProveThatARecordWasTakenOut() throws IOException {
        // Given
        Manifest built = build(directory, "built", Map.of(), records(12, new Random(9)));
        write("built", "r1", "review-3");
        Manifest second = write("r1", "r2", "review-7", "review-8");

        // When
        RecordProof proof = ProofJson.read(
                ProofJson.of(Prover.prove(directory.resolve("r2"), "review-3")).toString());

        // Then
        assertThat(proof.isOfPresence()).isFalse();
        assertThat(proof.holds(second.recordRoot())).isTrue();
        assertThat(proof.wasIn(built.recordRoot())).isTrue();
        assertThat(proof.wasIn(second.recordRoot())).isFalse();
        assertThat(proof.removal().revision()).isEqualTo(1);
    }

    @Test
    void shouldProveNoRemovalOfWhatWasNeverThereOrIsStill() throws IOException {
        // Given
        Manifest built = build(directory, "built", Map.of(), records(12, new Random(9)));
        Manifest first = write("built", "r1", "review-3");

        // When
        RecordProof absent = Prover.prove(directory.resolve("r1"), "review-12");
        RecordProof present = Prover.prove(directory.resolve("r1"), "review-4");

        // Then
        assertThat(absent.holds(first.recordRoot())).isTrue();
        assertThat(absent.wasIn(built.recordRoot())).isFalse();
        assertThat(present.holds(first.recordRoot())).isTrue();
        assertThat(present.wasIn(built.recordRoot())).isFalse();
    }

    @Test
    void shouldRefuseADatasetWithoutLeaves() throws IOException {
        // Given
        build(directory, "built", Map.of(), records(3, new Random(7)));
        Datasets.asOfVersion1(directory.resolve("built"));

        // Then
        assertThatThrownBy(() -> write("built", "r1", "review-1"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("leaves.bin");
        assertThat(directory.resolve("r1")).doesNotExist();
    }

    @Test
    void shouldRefuseADatasetWithADamagedTable() throws IOException {
        // Given
        build(directory, "built", Map.of("formats", "chat,parquet"), records(12, new Random(11)));
        Path table = directory.resolve("built/parquet/train.parquet");
        byte[] bytes = Files.readAllBytes(table);
        Files.write(table, Arrays.copyOf(bytes, bytes.length / 2));

        // Then
        assertThatThrownBy(() -> write("built", "r1", "review-1"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("millrace snapshots verify");
        assertThat(directory.resolve("r1")).doesNotExist();
    }

    @Test
    void shouldNotCoverUpThatRowsOfOthersAreDamaged() throws IOException {
        // Given
        build(directory, "built", Map.of("formats", "chat,parquet"), records(12, new Random(11)));
        for (String name : List.of("train.jsonl", "parquet/train.parquet")) {
            Path file = directory.resolve("built").resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            byte[] damaged = bytes.clone();
            damaged[bytes.length / 3] ^= 1;
            Files.write(file, damaged);

            // Then
            assertThatThrownBy(() -> write("built", "r1", "review-1"))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining(name);
            Files.write(file, bytes);
        }
    }

    @Test
    void shouldRefuseADamagedDataset() throws IOException {
        // Given
        build(directory, "built", Map.of(), records(12, new Random(8)));
        Path leaves = directory.resolve("built/leaves.bin");
        byte[] bytes = Files.readAllBytes(leaves);
        for (int at = 20; at < bytes.length; at += Leaves.ENTRY_BYTES) {
            bytes[at] ^= 1;
        }
        Files.write(leaves, bytes);

        // Then
        assertThatThrownBy(() -> write("built", "r1", "review-1"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("millrace snapshots verify");
    }

    private Manifest write(String before, String target, String... reviewIds) {
        return DatasetRevision.write(directory.resolve(before), Set.of(reviewIds), directory.resolve(target));
    }

    private List<Kind> kinds(String name) throws IOException {
        return verify(directory.resolve(name)).counts().keySet().stream().toList();
    }

    private VerificationReport verify(Path dataset) {
        return Verification.of(dataset, null, new VerificationSettings(20, directory));
    }

    private static void requireSame(Path revision, Path expected) throws IOException {
        SortedMap<String, String> files = Datasets.files(revision);
        SortedMap<String, String> built = Datasets.files(expected);
        files.keySet().removeAll(OF_REVISIONS);
        built.keySet().removeAll(OF_REVISIONS);
        assertThat(files).isEqualTo(built);
        Manifest revised = ManifestFile.read(revision);
        Manifest without = ManifestFile.read(expected);
        assertThat(revised.counts()).isEqualTo(without.counts());
        assertThat(revised.recordRoot()).isEqualTo(without.recordRoot());
        assertThat(revised.records()).isEqualTo(without.records());
        assertThat(revised.contentHash()).isEqualTo(without.contentHash());
    }

    private static Manifest build(Path folder, String name, Map<String, String> options, List<TrainingRecord> records) {
        Datasets.build(folder.resolve(name), options, records);
        return ManifestFile.read(folder.resolve(name));
    }

    /** All formats at once, any of those that may be the first. */
    private static Map<String, String> options(String balance, Random random) {
        List<String> formats = new ArrayList<>(List.of(FORMATS));
        String first = formats.remove(random.nextInt(formats.size()));
        formats.add(0, first);
        formats.addAll(List.of("preference", "dpo", "parquet"));
        Map<String, String> options = new HashMap<>();
        options.put("formats", String.join(",", formats));
        options.put("balance", balance);
        options.put("seed", Long.toString(random.nextLong()));
        if (random.nextBoolean()) {
            options.put("tokens", "o200k_base");
        }
        if (balance.equals("target")) {
            options.put("target", "1:0.1,2:0.2,3:0.2,4:0.2,5:0.3");
        }
        if (random.nextBoolean()) {
            options.put("split", "80,10,10");
        }
        if (!balance.equals("none") && random.nextBoolean()) {
            options.put("languages", "en:2,de:1");
        }
        return options;
    }

    /** No two have the same text, as in a curated log. */
    private static List<TrainingRecord> records(int size, Random random) {
        return IntStream.range(0, size)
                .mapToObj(i -> TrainingRecords.random("review-" + i, random))
                .map(RedactionTest::distinct)
                .toList();
    }

    private static TrainingRecord distinct(TrainingRecord record) {
        String body = record.getBody() + " " + record.getReviewId();
        return TrainingRecords.builder(
                        record.getReviewId(), record.getSplit(), record.getStars(), record.getTitle(), body)
                .setLanguage(record.getLanguage())
                .setProductId(record.getProductId())
                .setCorrectedStars(record.getCorrectedStars())
                .build();
    }

    private static Set<String> choose(List<TrainingRecord> records, Random random) {
        int percent = random.nextInt(101);
        return records.stream()
                .map(TrainingRecord::getReviewId)
                .filter(id -> random.nextInt(100) < percent)
                .collect(Collectors.toSet());
    }

    private static List<TrainingRecord> without(List<TrainingRecord> records, Set<String> erased) {
        return records.stream()
                .filter(record -> !erased.contains(record.getReviewId()))
                .toList();
    }

    private static Set<String> ids(List<TrainingRecord> records) {
        return records.stream().map(TrainingRecord::getReviewId).collect(Collectors.toSet());
    }
}
