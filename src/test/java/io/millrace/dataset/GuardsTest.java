package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.DatasetSummary;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of authors and products, as the files show them. */
class GuardsTest {

    private static final long HOUR_MS = 3_600_000;

    private record Written(TrainingRecord row, Instant at) {

        String source(String id) {
            return id + " " + Math.floorDiv(at.toEpochMilli(), HOUR_MS);
        }
    }

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"0, 0", "3, 0", "0, 10", "3, 10", "1, 1"})
    void shouldKeepOfEachAuthorAndThenOfEachProductTheFirstInShuffleOrder(int authorMax, int productMax)
            throws IOException {
        // Given
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        List<Written> log = log(new Random(seed));
        List<Written> byAuthor = first(authorMax, TrainingRecord::getReviewerId, inOrder(log));
        List<Written> byProduct = first(productMax, TrainingRecord::getProductId, byAuthor);

        // When
        build(log, authorMax, productMax);

        // Then
        Manifest manifest = ManifestFile.read(directory.resolve("d"));
        assertThat(ids())
                .containsExactlyElementsOf(byProduct.stream()
                        .sorted(Comparator.comparing(written -> written.row().getSplit()))
                        .map(written -> written.row().getReviewId())
                        .toList());
        assertThat(sum(manifest.counts().bySplit().values())).isEqualTo(byProduct.size());
        assertThat(leftOut(manifest, "author")).isEqualTo(inOrder(log).size() - byAuthor.size());
        assertThat(leftOut(manifest, "product")).isEqualTo(byAuthor.size() - byProduct.size());
    }

    @Test
    void shouldLeaveTheLimitOfAProductToItsHonestReviews() throws IOException {
        // Given
        List<Written> log = new ArrayList<>(IntStream.range(0, 500)
                .mapToObj(i -> written("flood-" + i, "flooder", "kettle"))
                .toList());
        IntStream.range(0, 8).forEach(i -> log.add(written("honest-" + i, "author-" + i, "kettle")));

        // When
        DatasetSummary summary = build(log, 2, 10);

        // Then
        assertThat(ids()).hasSize(10).filteredOn(id -> id.startsWith("honest")).hasSize(8);
        assertThat(summary.getBySplit()).containsEntry("train", 10L);
        assertThat(summary.getTrainByLabel()).containsEntry("5", 10L);
    }

    @Test
    void shouldCountAnEditedRecordOnceAndAWithdrawnOneNotAtAll() throws IOException {
        // When
        try (DatasetBuilder builder = builder(2, 0)) {
            for (int i = 0; i < 4; i++) {
                Written written = written("r" + i, "author", "kettle");
                builder.accept("r" + i, written.row(), written.at());
                builder.accept("r" + i, i < 2 ? null : written.row(), written.at());
            }
            builder.finish();
        }

        // Then
        assertThat(ids()).containsExactlyInAnyOrder("r2", "r3");
    }

    @Test
    void shouldSayWhatWasLeftOut() throws IOException {
        // When
        build(List.of(written("r1", "a", "p"), written("r2", "a", "p"), written("r3", "b", "p")), 1, 5);

        // Then
        assertThat(ManifestFile.read(directory.resolve("d")).counts().leftOut())
                .isEqualTo(Map.of(
                        "author", Map.of("train", 1L, "validation", 0L, "test", 0L),
                        "product", Map.of("train", 0L, "validation", 0L, "test", 0L)));
        assertThat(Files.readString(directory.resolve("d/README.md")))
                .contains("Of one author at most 1 records", "3600 seconds", "{test=0, train=1, validation=0}")
                .contains("Of one product at most 5 records");
    }

    private List<Written> log(Random random) {
        List<Written> log = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            Instant at = Instant.ofEpochMilli((long) (random.nextDouble() * 3 * HOUR_MS));
            log.add(new Written(TrainingRecords.random("review-" + random.nextInt(1000), random), at));
        }
        return log;
    }

    /** The last version of each. */
    private static List<Written> inOrder(List<Written> log) {
        ShuffleOrder order = new ShuffleOrder(0);
        Map<String, Written> last = new HashMap<>();
        log.forEach(written -> last.put(written.row().getReviewId(), written));
        return last.values().stream()
                .sorted((a, b) -> Long.compareUnsigned(
                        order.position(a.row().getReviewId()),
                        order.position(b.row().getReviewId())))
                .toList();
    }

    private static List<Written> first(int max, Function<TrainingRecord, String> source, List<Written> rows) {
        Map<String, Integer> taken = new HashMap<>();
        return rows.stream()
                .filter(written -> {
                    String id = source.apply(written.row());
                    return max == 0 || id == null || taken.merge(written.source(id), 1, Integer::sum) <= max;
                })
                .toList();
    }

    private DatasetSummary build(List<Written> log, int authorMax, int productMax) {
        try (DatasetBuilder builder = builder(authorMax, productMax)) {
            log.forEach(written -> builder.accept(written.row().getReviewId(), written.row(), written.at()));
            return builder.finish();
        }
    }

    private DatasetBuilder builder(int authorMax, int productMax) {
        return DatasetBuilder.create(
                TrainingRecords.plan(Map.of(
                        "author_max", Integer.toString(authorMax),
                        "product_max", Integer.toString(productMax),
                        "guard_window_ms", Long.toString(HOUR_MS))),
                directory.resolve("d"));
    }

    private List<String> ids() throws IOException {
        List<String> ids = new ArrayList<>();
        for (Split split : Split.values()) {
            Files.readAllLines(directory.resolve("d").resolve(SplitFiles.indexOf(split)))
                    .forEach(line -> ids.add(line.split("\"")[3]));
        }
        return ids;
    }

    private static long leftOut(Manifest manifest, String guard) {
        return manifest.counts().leftOut().containsKey(guard)
                ? sum(manifest.counts().leftOut().get(guard).values())
                : 0;
    }

    private static long sum(Collection<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }

    private static Written written(String id, String author, String product) {
        return new Written(TrainingRecords.by(author, product, id), Instant.EPOCH);
    }
}
