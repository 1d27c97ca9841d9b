package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/**
 * All that selects, at once, against a reference that holds everything in memory: every record is in the files, or counted once
 * where it was left out.
 */
class SelectionTest {

    private static final long HOUR_MS = 3_600_000;
    private static final String TARGET = "1:0.1,2:0.2,3:0.2,4:0.2,5:0.3";
    private static final String LANGUAGES = "de:2,en:1,other:0.5";
    private static final List<Split> SPLITS = List.of(Split.TRAIN, Split.VALIDATION, Split.TEST);

    private record Written(TrainingRecord row, Instant at) {}

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final ShuffleOrder order = new ShuffleOrder(random.nextLong());
    private final int authorMax = random.nextInt(6);
    private final int authorTotalMax = random.nextInt(12);
    private final int productMax = random.nextInt(20);
    private final int productTotalMax = random.nextInt(40);
    private final Map<String, Map<String, Long>> leftOut = new HashMap<>();

    @TempDir
    Path directory;

    private List<TrainingRecord> frozen;

    @BeforeEach
    void freeze() {
        System.out.println("seed " + seed);
        frozen = RandomDataset.records(40, random);
        Datasets.build(directory.resolve("golden"), Map.of("format", "text-label"), frozen);
    }

    @RepeatedTest(20)
    void shouldTakeEveryRecordOrCountWhereItWasLeftOut() throws IOException {
        // Given
        List<Written> log = log();
        List<Written> last = last(log);
        List<Written> expected = select(last);

        // When
        build(log);

        // Then
        Path built = directory.resolve("d");
        Manifest manifest = ManifestFile.read(built);
        for (Split split : SPLITS) {
            assertThat(Datasets.ids(built, split))
                    .containsExactlyInAnyOrderElementsOf(expected.stream()
                            .map(Written::row)
                            .filter(row -> row.getSplit() == split)
                            .map(TrainingRecord::getReviewId)
                            .toList());
        }
        assertThat(manifest.counts().leftOut()).isEqualTo(leftOut);
        assertThat(manifest.records() + balancedAway(manifest) + sum(leftOut)).isEqualTo(last.size());
        assertThat(Verification.of(built, null, new VerificationSettings(5, directory))
                        .discrepancies())
                .isEmpty();
    }

    private List<Written> log() {
        List<Written> log = new ArrayList<>();
        for (int i = 0; i < 1200; i++) {
            Instant at = Instant.ofEpochMilli((long) (random.nextDouble() * 3 * HOUR_MS));
            log.add(new Written(TrainingRecords.random("review-" + random.nextInt(800), random), at));
        }
        return log;
    }

    private static List<Written> last(List<Written> log) {
        Map<String, Written> last = new HashMap<>();
        log.forEach(written -> last.put(written.row().getReviewId(), written));
        return List.copyOf(last.values());
    }

    private void build(List<Written> log) {
        Map<String, String> options = new HashMap<>(Map.of(
                "seed", Long.toString(order.seed()),
                "balance", "target",
                "target", TARGET,
                "languages", LANGUAGES,
                "golden", GoldenSet.of(directory.resolve("golden")).format(),
                "guard_window_ms", Long.toString(HOUR_MS),
                "author_max", Integer.toString(authorMax),
                "author_total_max", Integer.toString(authorTotalMax),
                "product_max", Integer.toString(productMax),
                "product_total_max", Integer.toString(productTotalMax)));
        DatasetPlan plan = TrainingRecords.plan(options);
        try (DatasetBuilder builder =
                DatasetBuilder.create(plan, directory.resolve("d"), id -> directory.resolve("golden"))) {
            log.forEach(written -> builder.accept(written.row().getReviewId(), written.row(), written.at()));
            builder.finish();
        }
    }

    private List<Written> select(List<Written> last) {
        List<Written> rows = keep("golden", last, isNotGolden(last));
        rows = keepFirst(
                "author",
                authorMax,
                rows,
                written -> inWindow(written, written.row().getReviewerId()));
        rows = keepFirst(
                "author-total", authorTotalMax, rows, written -> written.row().getReviewerId());
        rows = keepFirst(
                "product",
                productMax,
                rows,
                written -> inWindow(written, written.row().getProductId()));
        rows = keepFirst(
                "product-total", productTotalMax, rows, written -> written.row().getProductId());
        rows = keep("language", rows, this::isOfWeight);
        return balance(rows);
    }

    private Predicate<Written> isNotGolden(List<Written> last) {
        Set<String> names = new HashSet<>();
        Set<String> groups = new HashSet<>();
        frozen.stream().filter(row -> row.getSplit() == Split.TEST).forEach(row -> {
            names.add(row.getReviewId());
            names.add(text(row));
            groups.add(row.getGroup());
        });
        last.stream()
                .map(Written::row)
                .filter(row -> names.contains(row.getReviewId()) || names.contains(text(row)))
                .forEach(row -> groups.add(row.getGroup()));
        return written -> written.row().getSplit() == Split.TEST
                || !groups.contains(written.row().getGroup());
    }

    private static String text(TrainingRecord row) {
        return LabelledText.textOf(row.getTitle(), row.getBody());
    }

    private static String inWindow(Written written, String id) {
        return id == null ? null : id + Math.floorDiv(written.at().toEpochMilli(), HOUR_MS);
    }

    private List<Written> keepFirst(String reason, int max, List<Written> rows, Function<Written, String> source) {
        if (max == 0) {
            return rows;
        }
        Map<String, Integer> taken = new HashMap<>();
        Set<Written> first = new HashSet<>();
        sorted(rows, written -> order.draw("guards", written.row().getReviewId()))
                .forEach(written -> {
                    String from = source.apply(written);
                    if (from == null || taken.merge(from, 1, Integer::sum) <= max) {
                        first.add(written);
                    }
                });
        return keep(reason, rows, first::contains);
    }

    private List<Written> keep(String reason, List<Written> rows, Predicate<Written> stays) {
        Map<String, Long> bySplit = new HashMap<>(Map.of("train", 0L, "validation", 0L, "test", 0L));
        rows.stream()
                .filter(stays.negate())
                .forEach(written -> bySplit.merge(Names.of(written.row().getSplit()), 1L, Long::sum));
        leftOut.put(reason, bySplit);
        return rows.stream().filter(stays).toList();
    }

    private boolean isOfWeight(Written written) {
        TrainingRecord row = written.row();
        double draw = (order.draw("language", row.getReviewId()) >>> 11) * 0x1.0p-53;
        double kept = switch (row.getLanguage()) {
            case "de" -> 1;
            case "en" -> 0.5;
            default -> 0.25;
        };
        return row.getSplit() != Split.TRAIN || draw < kept;
    }

    private List<Written> balance(List<Written> rows) {
        Map<Integer, Long> records = new HashMap<>();
        for (int stars = 1; stars <= 5; stars++) {
            records.put(stars, 0L);
        }
        rows.stream()
                .filter(written -> written.row().getSplit() == Split.TRAIN)
                .forEach(written -> records.merge(written.row().getStars(), 1L, Long::sum));
        Map<Integer, Long> left = LabelTarget.parse(TARGET).rows(records);
        return sorted(rows, written -> order.position(written.row().getReviewId())).stream()
                .filter(written -> written.row().getSplit() != Split.TRAIN
                        || left.merge(written.row().getStars(), -1L, Long::sum) >= 0)
                .toList();
    }

    private static List<Written> sorted(List<Written> rows, ToLongFunction<Written> number) {
        Comparator<Written> unsigned = (a, b) -> Long.compareUnsigned(number.applyAsLong(a), number.applyAsLong(b));
        return rows.stream().sorted(unsigned).toList();
    }

    private static long balancedAway(Manifest manifest) {
        return sum(Map.of("before", manifest.counts().trainBeforeBalance()))
                - sum(Map.of("after", manifest.counts().trainAfterBalance()));
    }

    private static long sum(Map<String, ? extends Map<?, Long>> counts) {
        return counts.values().stream()
                .flatMap(part -> part.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
