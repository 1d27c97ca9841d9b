package io.millrace.text.near;

import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The results as tables in Markdown. */
final class Tables {

    private final Benchmark benchmark;
    private final StringBuilder out = new StringBuilder();

    Tables(Benchmark benchmark) {
        this.benchmark = benchmark;
    }

    /** Precision, recall and F1 of all detectors by length. */
    Tables lengths(boolean spaced, List<LengthClass> lengths) {
        head(spaced ? "words, with spaces" : "words, without spaces");
        for (LengthClass length : lengths) {
            row(length.toString(), Tables::all, (corpus, of) -> corpus.spaced() == spaced && of.equals(length));
        }
        return this;
    }

    /** The F1 of pairs with two edits, and that without contrasting pairs, by length. */
    Tables variants(boolean spaced, List<LengthClass> lengths) {
        head(spaced ? "words, with spaces" : "words, without spaces");
        for (LengthClass length : lengths) {
            row(length.toString(), Tables::variants, (corpus, of) -> corpus.spaced() == spaced && of.equals(length));
        }
        return this;
    }

    /** Precision, recall and F1 by language and origin, up to 60 words. */
    Tables corpora(List<Corpus> corpora) {
        head("3–60 words");
        for (Corpus corpus : corpora) {
            row(corpus.name(), Tables::all, (of, length) -> of.equals(corpus) && length.most() <= 60);
        }
        return this;
    }

    /** How many of some short reviews each detector loses. */
    Tables shortReviews(String name, List<String> reviews) {
        head(name);
        cells(
                "lost of " + reviews.size(),
                benchmark.detectors().stream().map(detector -> Integer.toString(ShortReviews.lost(detector, reviews))));
        return this;
    }

    /** A free line. */
    Tables line(String line) {
        out.append(line).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void head(String first) {
        line("");
        cells(first, benchmark.detectors().stream().map(Detector::name));
        line("|---|" + "---|".repeat(benchmark.detectors().size()));
    }

    private void row(String name, Function<Score, String> cell, BiPredicate<Corpus, LengthClass> which) {
        cells(
                name,
                benchmark.detectors().stream().map(detector -> cell.apply(benchmark.score(detector.name(), which))));
    }

    private void cells(String name, Stream<String> cells) {
        line("| " + name + cells.collect(Collectors.joining(" | ", " | ", " |")));
    }

    private static String all(Score score) {
        if (score.found() == 0 && score.precision() == 1) {
            return "– 0.00 **0.00**";
        }
        return String.format(Locale.ROOT, "%.2f %.2f **%.2f**", score.precision(), score.recall(), score.f1());
    }

    private static String variants(Score score) {
        return String.format(
                Locale.ROOT,
                "%.2f, %.2f",
                score.ofTwoEdits().f1(),
                score.withoutContrasts().f1());
    }
}
