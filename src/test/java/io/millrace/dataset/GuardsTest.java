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
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits of authors and products, as the files show them. */
class GuardsTest {

    private static final long HOUR_MS = 3_600_000;
    private static final ShuffleOrder ORDER = new ShuffleOrder(0);

    private record Written(TrainingRecord row, Instant at) {

        String source(String id) {
            return id + " " + Math.floorDiv(at.toEpochMilli(), HOUR_MS);
        }
    }

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"0, 0", "3, 0", "0, 10", "3, 10", "1, 1"})
    void shouldKeepOfEachAuthorAndThenOfEachProductWhomTheDrawPutsFirst(int authorMax, int productMax)
            throws IOException {
        // Given
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        List<Written> log = log(new Random(seed));
        List<Written> byAuthor = first(authorMax, TrainingRecord::getReviewerId, byRank(log));
        List<Written> byProduct = first(productMax, TrainingRecord::getProductId, byAuthor);

        // When
        build(log, authorMax, productMax);

        // Then
        Manifest manifest = ManifestFile.read(directory.resolve("d"));
        assertThat(ids())
                .containsExactlyElementsOf(byProduct.stream()
                        .sorted(unsigned(written -> ORDER.position(written.row().getReviewId())))
                        .sorted(Comparator.comparing(written -> written.row().getSplit()))
                        .map(written -> written.row().getReviewId())
                        .toList());
        assertThat(sum(manifest.counts().bySplit().values())).isEqualTo(byProduct.size());
        assertThat(leftOut(manifest, "author")).isEqualTo(byRank(log).size() - byAuthor.size());
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
    void shouldLimitWhatComesInManyWindowsInAll() throws IOException {
        // Given
        Map<String, String> options =
                Map.of("author_max", "2", "guard_window_ms", "1000", "author_total_max", "7", "product_total_max", "9");

        // When
        try (DatasetBuilder builder = DatasetBuilder.create(TrainingRecords.plan(options), directory.resolve("d"))) {
            for (int i = 0; i < 30; i++) {
                TrainingRecord row =
                        written("r" + i, i < 15 ? "a" : "b", "kettle").row();
                builder.accept("r" + i, row, Instant.ofEpochSecond(i % 5));
            }
            builder.finish();
        }

        // Then: of each author 10 of 15 stay by the windows, 7 in all, and 9 of the 14 by the product
        assertThat(ids()).hasSize(9);
        assertThat(ManifestFile.read(directory.resolve("d")).counts().leftOut())
                .isEqualTo(Map.of(
                        "author", Map.of("train", 10L, "validation", 0L, "test", 0L),
                        "author-total", Map.of("train", 6L, "validation", 0L, "test", 0L),
                        "product-total", Map.of("train", 5L, "validation", 0L, "test", 0L)));
        assertThat(Files.readString(directory.resolve("d/README.md")))
                .contains("Of one author at most 7 records were taken in all");
    }

    @Test
    void shouldSpreadWhatStaysOverTheWholeFile() throws IOException {
        // Given
        List<Written> log = IntStream.range(0, 2000)
                .mapToObj(i -> written("r" + i, "author-" + i, i % 2 == 0 ? "kettle" : "product-" + i))
                .toList();

        // When
        build(log, 0, 100);

        // Then
        List<String> ids = ids();
        assertThat(ids.subList(0, ids.size() / 2))
                .filteredOn(id -> Integer.parseInt(id.substring(1)) % 2 == 0)
                .hasSizeBetween(35, 65);
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
    private static List<Written> byRank(List<Written> log) {
        Map<String, Written> last = new HashMap<>();
        log.forEach(written -> last.put(written.row().getReviewId(), written));
        return last.values().stream()
                .sorted(unsigned(written -> ORDER.draw("guards", written.row().getReviewId())))
                .toList();
    }

    private static Comparator<Written> unsigned(ToLongFunction<Written> number) {
        return (a, b) -> Long.compareUnsigned(number.applyAsLong(a), number.applyAsLong(b));
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
