package io.millrace.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Measures the cascade beside Lingua alone and prints the tables of docs/curation.md. Not among the tests of a build:
 * {@code ./mvnw -ntp test -Dtest=LanguageTable}, with these properties:
 *
 * <ul>
 *   <li>{@code candidates}: ISO 639-1 codes with commas between; default: those of the key language.candidates
 *   <li>{@code rows}: {@code all}, or by default the half that no constant was chosen by
 * </ul>
 */
class LanguageTable {

    private static final OperatingSystemMXBean CPU =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final Duration ROUND = Duration.ofMillis(300);
    private static final int ROUNDS = 9;
    private static final int REVIEWS_STEP = 20;

    private final Set<String> candidates =
            Set.of(System.getProperty("candidates", "en,de,fr,es,ja,ko,zh").split(","));
    private final LanguageIdentifier cascade = new LanguageIdentifier(candidates);
    private final LibraryAlone library = new LibraryAlone(candidates);

    @Test
    void shouldPrintAccuracyByLanguageAndLength() throws IOException {
        // Given
        List<LanguageRow> rows = rows();

        // When
        Map<String, LanguageScore> cells = new TreeMap<>();
        for (LanguageRow row : rows) {
            LanguageScore score = LanguageScore.of(row, cascade.detect(row.text()), library.detect(row.text()));
            for (String language : List.of(row.language(), "all")) {
                for (Object length : List.of(LengthClass.of(row.text()), "any")) {
                    cells.merge(language + " | " + length, score, LanguageScore::plus);
                }
            }
        }

        // Then
        System.out.println("| language | characters | texts | decided | right, of decided | Lingua, of these"
                + " | right, of all | Lingua, of all |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        cells.forEach((cell, score) -> System.out.printf("| %s | %s |%n", cell, cells(score)));
        assertThat(cells).isNotEmpty();
    }

    @Test
    void shouldPrintCost() throws IOException {
        // Given
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (LengthClass length : LengthClass.values()) {
            groups.put(length + " characters", texts(length));
        }
        groups.put("all", rows().stream().map(LanguageRow::text).toList());
        groups.put("reviews", reviews());
        groups.values().forEach(this::cost);

        // When: the second time, warm
        System.out.println("| texts | number | reach Lingua | cascade, µs of CPU | Lingua, µs of CPU | times faster |");
        System.out.println("|---|---|---|---|---|---|");
        groups.forEach((name, texts) -> System.out.printf("| %s | %s |%n", name, cost(texts)));

        // Then
        assertThat(groups.get("all")).isNotEmpty();
    }

    private static String cells(LanguageScore score) {
        return String.format(
                Locale.ROOT,
                "%d | %.1f %% | %.1f %% | %.1f %% | %.1f %% | %.1f %%",
                score.texts(),
                100 * score.coverage(),
                100 * score.accuracy(),
                100 * score.libraryAccuracy(),
                100 * score.accuracyOfAll(),
                100 * score.libraryAccuracyOfAll());
    }

    private String cost(List<String> texts) {
        double[] cascadeUs = new double[ROUNDS];
        double[] libraryUs = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            cascadeUs[round] = microseconds(texts, cascade::detect);
            libraryUs[round] = microseconds(texts, library::detect);
        }
        double fast = median(cascadeUs);
        double slow = median(libraryUs);
        long asked = texts.stream().filter(this::reachesLibrary).count();
        return String.format(
                Locale.ROOT,
                "%,d | %.0f %% | %.1f | %.1f | %.1f",
                texts.size(),
                100.0 * asked / texts.size(),
                fast,
                slow,
                slow / fast);
    }

    private boolean reachesLibrary(String text) {
        Detection detection = cascade.detect(text);
        return detection.evidence().equals(Detection.LIBRARY)
                || detection.evidence().equals(Detection.NONE);
    }

    /** The mean time of a text on all cores: Lingua hands out work to threads, and other programs may be busy. */
    private static double microseconds(List<String> texts, Consumer<String> detector) {
        long until = System.nanoTime() + ROUND.toNanos();
        long started = CPU.getProcessCpuTime();
        long done = 0;
        while (System.nanoTime() < until) {
            texts.forEach(detector);
            done += texts.size();
        }
        return (CPU.getProcessCpuTime() - started) / 1e3 / done;
    }

    /** The median of the later rounds; the first ones warm up. */
    private static double median(double[] rounds) {
        double[] warm = IntStream.range(ROUNDS / 3, ROUNDS)
                .mapToDouble(i -> rounds[i])
                .sorted()
                .toArray();
        return warm[warm.length / 2];
    }

    private List<LanguageRow> rows() throws IOException {
        boolean all = "all".equals(System.getProperty("rows"));
        return LanguageRow.labelledTexts().stream()
                .filter(row -> candidates.contains(row.language()))
                .filter(row -> all || row.isHeldOut())
                .toList();
    }

    private List<String> texts(LengthClass length) throws IOException {
        return rows().stream()
                .map(LanguageRow::text)
                .filter(text -> LengthClass.of(text) == length)
                .toList();
    }

    private static List<String> reviews() throws IOException {
        List<LanguageRow> reviews = LanguageRow.reviews();
        return IntStream.range(0, reviews.size())
                .filter(i -> i % REVIEWS_STEP == 0)
                .mapToObj(i -> reviews.get(i).text())
                .toList();
    }
}
