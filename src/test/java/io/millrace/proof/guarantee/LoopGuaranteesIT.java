package io.millrace.proof.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.schema.DecisionOutcome;
import io.millrace.schema.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guarantees of the loop on a real run: all are kept, and each notices when the evidence is changed. */
class LoopGuaranteesIT {

    private static final long SEED = 20_261_122;
    private static final int REVIEWS = 2_500;

    @TempDir
    private static Path directory;

    private static LoopRun run;
    private static Evidence evidence;

    @BeforeAll
    static void runOnce() throws Exception {
        System.out.println("seed " + SEED);
        run = LoopRun.complete(directory, SEED, REVIEWS);
        evidence = run.evidence();
    }

    @AfterAll
    static void close() {
        run.close();
    }

    static Stream<Mutation> mutations() {
        SnapshotMutations snapshots = new SnapshotMutations(evidence);
        ModelMutations models = new ModelMutations(evidence);
        PredictionMutations predictions = new PredictionMutations(evidence);
        return Stream.of(
                        snapshots.ofWindows(),
                        snapshots.ofTails(),
                        snapshots.ofSnapshots(),
                        models.ofJobs(),
                        models.ofCandidates(),
                        models.ofChampions(),
                        predictions.ofPredictions(),
                        predictions.ofOrder(),
                        predictions.ofOutcomes())
                .flatMap(List::stream);
    }

    @Test
    void shouldFindEveryPromiseKept() {
        // When
        List<Violation> violations = LoopGuarantees.all().stream()
                .flatMap(guarantee -> guarantee.check(evidence).stream())
                .toList();

        // Then
        assertThat(violations).isEmpty();
        assertThat(FilesEqualRecords.orphans(evidence)).isEmpty();
    }

    @Test
    void shouldHaveReachedTheLimitOfAProduct() throws IOException {
        // Given
        Pattern leftOut = Pattern.compile("\"product\" : \\{[^}]*[1-9]");

        // When
        String manifest = Files.readString(lastSnapshot().resolve("manifest.json"));

        // Then
        assertThat(manifest).containsPattern(leftOut);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void shouldNoticeAFault(Mutation mutation) {
        // When
        List<Violation> violations = guarantee(mutation.guarantee()).check(mutation.evidence());

        // Then
        assertThat(violations).extracting(Violation::id).contains(mutation.id());
    }

    @Test
    void shouldNoticeAChangedByteOfAFile() throws IOException {
        // Given
        Path file = snapshot("s-000002").resolve("train.jsonl");

        // When
        List<Violation> violations =
                damaged(file, FilesEqualRecords.class, bytes -> withByte(bytes, bytes.length / 2, (byte) '#'));

        // Then
        String line = reviewOfLine("s-000002", violations.get(1).where());
        assertThat(violations).extracting(Violation::id).containsExactly(idOf(file), line);
    }

    @Test
    void shouldNoticeALostLineOfAFile() throws IOException {
        // Given
        Path file = snapshot("s-000003").resolve("train.jsonl");
        String lost = reviewOfLine("s-000003", "line 1 ");

        // When
        List<Violation> violations = damaged(file, FilesEqualRecords.class, LoopGuaranteesIT::withoutFirstLine);

        // Then
        String id = idOf(file);
        assertThat(violations).extracting(Violation::id).containsExactly(id, id, lost);
    }

    @Test
    void shouldHaveTakenErasedReviewsOutOfSnapshots() {
        assertThat(evidence.log(evidence.topics().snapshots(), Snapshot.class))
                .anyMatch(read -> read.value().getRevision() > 0);
    }

    @Test
    void shouldNoticeThatAReviewWasTakenOutAndNeverErased() {
        // Given
        Evidence without =
                LogTampering.decisions(evidence).without(decision -> decision.getOutcome() == DecisionOutcome.ERASED);

        // When
        List<Violation> violations = guarantee(FilesEqualRecords.class).check(without);

        // Then
        assertThat(violations)
                .isNotEmpty()
                .allMatch(violation -> violation.what().contains("never erased"));
    }

    @Test
    void shouldNoticeThatMoreWasTakenOutThanWasTold() {
        // Given
        LogTampering<Snapshot> snapshots = LogTampering.snapshots(evidence);
        int last = snapshots.last(snapshot -> snapshot.getRevision() > 0);
        Snapshot revised = snapshots.value(last);

        // When
        List<Violation> violations = guarantee(FilesEqualRecords.class)
                .check(snapshots.change(
                        last,
                        snapshot -> Snapshot.newBuilder(snapshot)
                                .setRedactions(List.of())
                                .build()));

        // Then
        assertThat(violations).extracting(Violation::id).containsOnly(revised.getSnapshotId());
    }

    @Test
    void shouldNoticeAChangedModel() throws IOException {
        // Given
        Path file = Path.of(evidence.config().storage().uri())
                .resolve("models")
                .resolve("v1")
                .resolve("model.bin");

        // When
        List<Violation> violations = damaged(file, ChampionChain.class, bytes -> withByte(bytes, 0, (byte) 0xff));

        // Then
        assertThat(violations).extracting(Violation::id).containsExactly("v1");
    }

    private static Guarantee guarantee(Class<?> type) {
        return LoopGuarantees.all().stream()
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow();
    }

    /** What a guarantee says of the run while a file is damaged. */
    private static List<Violation> damaged(Path file, Class<?> type, UnaryOperator<byte[]> damage) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        try {
            Files.write(file, damage.apply(whole.clone()));
            return guarantee(type).check(evidence);
        } finally {
            Files.write(file, whole);
        }
    }

    /** The snapshot of a file, whose directory may be that of a revision. */
    private static String idOf(Path file) {
        return file.getParent().getFileName().toString().replaceAll("\\.r.*", "");
    }

    private static Path snapshot(String beginning) throws IOException {
        try (Stream<Path> snapshots =
                Files.list(Path.of(evidence.config().storage().uri()).resolve("snapshots"))) {
            return snapshots
                    .filter(path -> path.getFileName().toString().startsWith(beginning))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Path lastSnapshot() throws IOException {
        try (Stream<Path> snapshots =
                Files.list(Path.of(evidence.config().storage().uri()).resolve("snapshots"))) {
            return snapshots.max(Comparator.naturalOrder()).orElseThrow();
        }
    }

    /** The review of a line of train.jsonl, by the index beside it. */
    private static String reviewOfLine(String snapshot, String where) throws IOException {
        int line = Integer.parseInt(where.replaceAll(".*line (\\d+) .*", "$1"));
        String index = Files.readAllLines(snapshot(snapshot).resolve("train.index.jsonl"))
                .get(line - 1);
        return index.replaceAll(".*\"review_id\":\"([^\"]+)\".*", "$1");
    }

    private static byte[] withByte(byte[] bytes, int at, byte value) {
        bytes[at] = value;
        return bytes;
    }

    private static byte[] withoutFirstLine(byte[] bytes) {
        int first = 0;
        while (bytes[first] != '\n') {
            first++;
        }
        return Arrays.copyOfRange(bytes, first + 1, bytes.length);
    }
}
