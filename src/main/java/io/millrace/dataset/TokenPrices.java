package io.millrace.dataset;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a training run costs, by a table of prices. An estimate: it holds for trainers that bill the tokens of the train rows, once
 * for each time that they go over them, as OpenAI does.
 *
 * @param epochs how often a run goes over the rows, at least 1
 * @param perMillion by model, the price of a million tokens, in any currency
 */
public record TokenPrices(int epochs, SortedMap<String, BigDecimal> perMillion) {

    private static final int MILLION_DIGITS = 6;
    private static final int DECIMALS = 4;

    public TokenPrices {
        perMillion = Collections.unmodifiableSortedMap(new TreeMap<>(perMillion));
    }

    /**
     * What one run costs.
     *
     * @param tokens those of the train rows, each row once
     * @return by model, with 4 decimals
     */
    public SortedMap<String, BigDecimal> cost(long tokens) {
        BigDecimal millions = BigDecimal.valueOf(tokens, MILLION_DIGITS).multiply(BigDecimal.valueOf(epochs));
        SortedMap<String, BigDecimal> cost = new TreeMap<>();
        perMillion.forEach(
                (model, price) -> cost.put(model, price.multiply(millions).setScale(DECIMALS, RoundingMode.HALF_UP)));
        return cost;
    }
}
