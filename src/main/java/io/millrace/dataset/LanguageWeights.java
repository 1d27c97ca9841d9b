package io.millrace.dataset;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much of each language the train split takes. A weight is the share of the records of a language that is kept, relative to
 * the language with the highest weight, of which all are kept: with {@code de:2,en:1} all German records are taken and half of
 * the English ones. Nothing is repeated.
 *
 * @param weights by language (ISO 639-1, or {@code undetermined}), from 0; {@value #OTHER} for those that are not named, 1 unless
 *     given. Copied, unmodifiable
 */
public record LanguageWeights(SortedMap<String, BigDecimal> weights) {

    /** The name of all languages that have no weight of their own. */
    public static final String OTHER = "other";

    public LanguageWeights {
        SortedMap<String, BigDecimal> copy = new TreeMap<>();
        weights.forEach((name, weight) -> copy.put(name, weight.stripTrailingZeros()));
        weights = Collections.unmodifiableSortedMap(copy);
        if (weights.isEmpty() || !weights.keySet().stream().allMatch(LanguageWeights::isName)) {
            throw new DatasetException("Dataset option languages has weights of " + weights.keySet()
                    + "; name languages by their two letters of ISO 639-1, undetermined, or " + OTHER);
        }
        if (highest(weights).signum() == 0) {
            throw new DatasetException(
                    "Dataset option languages has no weight above 0, so nothing would be trained on; give one");
        }
    }

    /**
     * Reads weights.
     *
     * @param text such as {@code de:2,en:1,other:0.5}
     * @throws DatasetException if it cannot be read, or no weight is above 0
     */
    public static LanguageWeights parse(String text) {
        return new LanguageWeights(NamedNumbers.parse("languages", text));
    }

    /** As {@link #parse} reads it; equal weights give equal texts. */
    public String format() {
        return NamedNumbers.format(weights);
    }

    /** The weight of a language. */
    BigDecimal of(String language) {
        return weights.getOrDefault(language, other(weights));
    }

    /** The share of the records of a language that is kept, 0 to 1. */
    double kept(String language) {
        return of(language).doubleValue() / highest(weights).doubleValue();
    }

    private static BigDecimal highest(SortedMap<String, BigDecimal> weights) {
        return weights.values().stream().reduce(other(weights), BigDecimal::max);
    }

    private static BigDecimal other(SortedMap<String, BigDecimal> weights) {
        return weights.getOrDefault(OTHER, BigDecimal.ONE);
    }

    private static boolean isName(String name) {
        return name.matches("[a-z]{2}|undetermined|" + OTHER);
    }
}
