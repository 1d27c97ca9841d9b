package io.millrace.text.near;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Lets detectors judge the cases of all corpora and lengths. */
final class Benchmark {

    private final List<Detector<?>> detectors = new ArrayList<>();
    private final Map<Key, Score> scores = new LinkedHashMap<>();

    /** What a score is of. */
    record Key(String detector, Corpus corpus, LengthClass length) {}

    Benchmark() {
        detectors.add(new Millrace());
        detectors.addAll(Peers.all());
    }

    List<Detector<?>> detectors() {
        return detectors;
    }

    /** Lets each detector judge some cases. */
    void run(Corpus corpus, LengthClass length, Cases cases) {
        detectors.forEach(detector -> scores.put(new Key(detector.name(), corpus, length), score(detector, cases)));
    }

    /** The sum over all corpora and lengths that fit. */
    Score score(String detector, BiPredicate<Corpus, LengthClass> which) {
        return scores.entrySet().stream()
                .filter(entry -> entry.getKey().detector.equals(detector))
                .filter(entry -> which.test(entry.getKey().corpus, entry.getKey().length))
                .map(Map.Entry::getValue)
                .reduce(Score.NONE, Score::plus);
    }

    private static <M> Score score(Detector<M> detector, Cases cases) {
        List<M> texts = cases.texts().stream().map(detector::mark).toList();
        return new Score(
                texts.size(),
                found(detector, texts, cases.once()),
                found(detector, texts, cases.twice()),
                texts.size(),
                confused(detector, texts, cases.products()),
                cases.contrasting().size(),
                merged(detector, cases.contrasting()));
    }

    private static <M> int found(Detector<M> detector, List<M> texts, List<String> edited) {
        return count(texts.size(), i -> detector.near(texts.get(i), detector.mark(edited.get(i))));
    }

    private static <M> int merged(Detector<M> detector, List<Cases.Pair> pairs) {
        return (int) pairs.stream()
                .filter(pair -> detector.near(detector.mark(pair.one()), detector.mark(pair.other())))
                .count();
    }

    private static <M> int confused(Detector<M> detector, List<M> marks, List<List<Text>> products) {
        int confused = 0;
        int first = 0;
        for (List<Text> texts : products) {
            List<M> own = marks.subList(first, first + texts.size());
            confused += count(
                    texts.size(),
                    i -> IntStream.range(0, texts.size())
                            .anyMatch(j -> detector.near(own.get(i), own.get(j))
                                    && texts.get(i).differs(texts.get(j))));
            first += texts.size();
        }
        return confused;
    }

    private static int count(int size, IntPredicate test) {
        return (int) IntStream.range(0, size).filter(test).count();
    }
}
