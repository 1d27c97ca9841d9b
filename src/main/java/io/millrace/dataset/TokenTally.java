package io.millrace.dataset;

import io.millrace.schema.Split;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Sums up the tokens of rows. Keeps how many rows have each number of tokens: n different numbers need texts of n * n / 2 tokens
 * together, so that even a billion tokens make no more than 45,000 entries a split. For one thread.
 */
final class TokenTally {

    private final String encoding;
    private final TokenCounter counter;
    private final int perRow;
    private final Map<Split, TreeMap<Integer, Long>> rows = new EnumMap<>(Split.class);

    private TokenTally(String encoding, RowFormat format) {
        this.encoding = encoding;
        this.counter = TokenCounter.of(encoding);
        this.perRow = format.tokensAround(counter);
        for (Split split : Split.values()) {
            rows.put(split, new TreeMap<>());
        }
    }

    /** Null if the configuration does not want tokens counted. */
    static TokenTally create(DatasetConfiguration configuration) {
        return configuration.tokens() == null
                ? null
                : new TokenTally(configuration.tokens(), configuration.format().create(configuration));
    }

    /** Counts the tokens of a text and adds them. */
    int add(Split split, String text) {
        int tokens = counter.count(text);
        rows.get(split).merge(tokens, 1L, Long::sum);
        return tokens;
    }

    TokenCounts counts() {
        return counts(encoding, perRow, rows);
    }

    /**
     * Sums up what was counted.
     *
     * @param rows how many rows have each number of tokens, for every split
     */
    static TokenCounts counts(String encoding, int perRow, Map<Split, TreeMap<Integer, Long>> rows) {
        SortedMap<String, TokenCounts.OfSplit> bySplit = new TreeMap<>();
        rows.forEach((split, counts) -> bySplit.put(Names.of(split), ofSplit(counts)));
        return new TokenCounts(encoding, perRow, bySplit);
    }

    private static TokenCounts.OfSplit ofSplit(TreeMap<Integer, Long> counts) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        long total = counts.entrySet().stream()
                .mapToLong(entry -> entry.getKey() * entry.getValue())
                .sum();
        return new TokenCounts.OfSplit(all, total, counts.isEmpty() ? 0 : counts.lastKey(), median(counts, all));
    }

    private static int median(TreeMap<Integer, Long> counts, long all) {
        long before = 0;
        for (Map.Entry<Integer, Long> entry : counts.entrySet()) {
            before += entry.getValue();
            if (before * 2 >= all) {
                return entry.getKey();
            }
        }
        return 0;
    }
}
