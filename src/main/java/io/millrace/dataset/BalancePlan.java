package io.millrace.dataset;

import java.util.Map;
import java.util.TreeMap;

/**
 * How often each train record is written. Records of a label must be asked for in shuffle order. Labels without records
 * do not count. Not safe for several threads.
 */
final class BalancePlan {

    private final Balance balance;
    private final Map<Integer, Long> records;
    private final Map<Integer, Long> asked = new TreeMap<>();
    private final long rarest;
    private final long mostFrequent;

    /**
     * @param balance what to do
     * @param records number of train records by stars
     */
    BalancePlan(Balance balance, Map<Integer, Long> records) {
        this.balance = balance;
        this.records = records;
        this.rarest =
                records.values().stream().filter(n -> n > 0).min(Long::compare).orElse(0L);
        this.mostFrequent = records.values().stream().reduce(0L, Math::max);
    }

    /** How often the next record with these stars is written, 0 or more. */
    int copiesOfNext(int stars) {
        long rank = asked.merge(stars, 1L, Long::sum) - 1;
        return switch (balance) {
            case NONE -> 1;
            case UNDERSAMPLE -> rank < rarest ? 1 : 0;
            case OVERSAMPLE -> repeated(rank, records.get(stars));
        };
    }

    private int repeated(long rank, long ofLabel) {
        long whole = mostFrequent / ofLabel;
        return Math.toIntExact(rank < mostFrequent % ofLabel ? whole + 1 : whole);
    }
}
