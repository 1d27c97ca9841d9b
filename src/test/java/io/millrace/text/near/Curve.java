package io.millrace.text.near;

import io.millrace.text.Sketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What another threshold would find, and what it would confuse. */
final class Curve {

    static final double[] THRESHOLDS = {0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9};

    private final Millrace millrace = new Millrace();
    private final List<Double> duplicates = new ArrayList<>();
    private final List<Double> others = new ArrayList<>();

    /** Adds the similarities of some cases: of each text to its edited form, and to the most similar other one of its product. */
    void add(Cases cases) {
        List<Sketch> texts = cases.texts().stream().map(this::sketch).toList();
        IntStream.range(0, texts.size())
                .forEach(i -> duplicates.add(
                        texts.get(i).similarity(sketch(cases.once().get(i)))));
        int first = 0;
        for (List<Text> product : cases.products()) {
            List<Sketch> own = texts.subList(first, first + product.size());
            IntStream.range(0, own.size()).forEach(i -> others.add(nearest(i, own, product)));
            first += product.size();
        }
    }

    /** For each threshold, how many duplicates reach it, and how many texts have another one that does. */
    String row() {
        return DoubleStream.of(THRESHOLDS)
                .mapToObj(threshold -> String.format(
                        Locale.ROOT,
                        "%.2f / %.1f %%",
                        reaching(duplicates, threshold),
                        100 * reaching(others, threshold)))
                .collect(Collectors.joining(" | "));
    }

    private static double nearest(int text, List<Sketch> sketches, List<Text> texts) {
        return IntStream.range(0, sketches.size())
                .filter(other -> texts.get(text).differs(texts.get(other)))
                .mapToDouble(other -> sketches.get(text).similarity(sketches.get(other)))
                .max()
                .orElse(0);
    }

    private static double reaching(List<Double> similarities, double threshold) {
        return similarities.stream()
                        .filter(similarity -> similarity >= threshold)
                        .count()
                / (double) similarities.size();
    }

    private Sketch sketch(String text) {
        return millrace.mark(text).sketch();
    }
}
