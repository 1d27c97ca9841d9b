package io.millrace.text.near;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The whole measurement, on real and generated reviews: it writes tables and plot into {@code docs}. */
class NearDuplicateRun {

    private static final Path PAGE = Path.of("docs", "curation.md");
    private static final Path PLOT = Path.of("docs", "near-duplicates.svg");
    private static final String BEGIN = "<!-- measured: near-duplicates -->\n";
    private static final String END = "<!-- end of near-duplicates -->\n";
    private static final long SEED = 1;
    private static final int PRODUCTS = 6;
    private static final int TEXTS = 50;
    private static final int SHORT = 10_000;

    private final Benchmark benchmark = new Benchmark();
    private final Map<String, Curve> curves = new LinkedHashMap<>();
    private final List<LengthClass> lengths = Stream.of(LengthClass.UP_TO_60, LengthClass.LONGER)
            .flatMap(List::stream)
            .toList();

    @Test
    void shouldWriteTablesAndPlot() throws IOException {
        assumeTrue(Files.exists(RealCorpus.FILE), "No real reviews here, so nothing is measured");
        System.out.println("seed " + SEED);
        List<Corpus> corpora =
                Stream.concat(RealCorpus.all(), GeneratedCorpus.all()).toList();
        corpora.forEach(corpus -> lengths.forEach(length -> run(corpus, length)));
        Files.writeString(PLOT, new Plot(benchmark, lengths).draw());
        write(tables(corpora).toString());
    }

    private void run(Corpus corpus, LengthClass length) {
        Cases cases = Cases.of(corpus, length, PRODUCTS, TEXTS, SEED);
        if (cases.texts().isEmpty()) {
            return;
        }
        benchmark.run(corpus, length, cases);
        if (length.least() >= 7 && length.most() <= 60) {
            String name = length + (corpus.spaced() ? "" : ", without spaces");
            curves.computeIfAbsent(name, any -> new Curve()).add(cases);
        }
    }

    private Tables tables(List<Corpus> corpora) throws IOException {
        Tables tables = new Tables(benchmark);
        tables.line("\n**Precision, recall, F1.**").lengths(true, lengths).lengths(false, lengths);
        tables.line("\n**By language.**").corpora(corpora);
        tables.line("\n**F1 with two edits, and with one edit but without the contrasting pairs.**")
                .variants(true, lengths)
                .variants(false, lengths);
        tables.line("\n**Short reviews**, 1–6 words, no two with the same words.")
                .shortReviews("generated", ShortReviews.distinct(SHORT, new Random(SEED)))
                .shortReviews("real", RealCorpus.shortReviews(SHORT));
        return bands(thresholds(tables));
    }

    private Tables thresholds(Tables tables) {
        tables.line("\n**Threshold**: recall / texts with another review of the product above it.\n");
        tables.line(Arrays.stream(Curve.THRESHOLDS)
                .mapToObj(threshold -> String.format(Locale.ROOT, "%.2f", threshold))
                .collect(Collectors.joining(" | ", "| words | ", " |")));
        tables.line("|---|" + "---|".repeat(Curve.THRESHOLDS.length));
        curves.forEach((name, curve) -> tables.line("| " + name + " | " + curve.row() + " |"));
        return tables;
    }

    private static Tables bands(Tables tables) {
        double[] similarities = {0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.8, 0.9};
        tables.line("\n**Bands**, 20 of 4: the chance that two texts meet.\n");
        tables.line(cells("similarity", "%.2f", Arrays.stream(similarities)));
        tables.line("|---|" + "---|".repeat(similarities.length));
        return tables.line(cells(
                "chance", "%.3f", Arrays.stream(similarities).map(s -> 1 - Math.pow(1 - Math.pow(s, 4), 20))));
    }

    private static String cells(String name, String format, DoubleStream values) {
        return values.mapToObj(value -> String.format(Locale.ROOT, format, value))
                .collect(Collectors.joining(" | ", "| " + name + " | ", " |"));
    }

    /** Puts the tables between the two marks of the page. */
    private static void write(String tables) throws IOException {
        System.out.println(tables);
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        Files.writeString(PAGE, page.substring(0, begin) + tables + "\n" + page.substring(page.indexOf(END)));
    }
}
