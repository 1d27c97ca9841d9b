package io.millrace.evaluation;

import io.millrace.schema.Evaluation;
import io.millrace.schema.LanguageMetrics;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Accumulates scored rows into an evaluation, overall and by language. The order of the rows does not matter. Memory is
 * one confusion matrix a language. Not safe for use by several threads at once.
 */
public final class Evaluator {

    private final ConfusionMatrix total = new ConfusionMatrix();
    private final Map<String, ConfusionMatrix> byLanguage = new TreeMap<>();

    /** Evaluates a whole collection of rows. */
    public static Evaluation evaluate(Iterable<ScoredRow> rows) {
        Evaluator evaluator = new Evaluator();
        rows.forEach(evaluator::add);
        return evaluator.evaluation();
    }

    /**
     * Counts one row.
     *
     * @throws IllegalArgumentException if its stars are not 1 to 5
     */
    public void add(ScoredRow row) {
        total.add(row.actual(), row.predicted());
        byLanguage
                .computeIfAbsent(row.language(), language -> new ConfusionMatrix())
                .add(row.actual(), row.predicted());
    }

    /** What the rows so far amount to; without any row, all numbers are 0. */
    public Evaluation evaluation() {
        Map<String, LanguageMetrics> languages = byLanguage.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> metrics(entry.getValue()), (a, b) -> a, TreeMap::new));
        return new Evaluation(
                total.records(), total.accuracy(), total.macroF1(), total.mae(), total.counts(), languages);
    }

    private static LanguageMetrics metrics(ConfusionMatrix matrix) {
        return new LanguageMetrics(matrix.records(), matrix.accuracy(), matrix.macroF1(), matrix.mae());
    }
}
