package io.millrace.dataset;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How often each train record is written. Records of a label must be asked for in shuffle order. Labels without records
 * do not count. Not safe for several threads.
 */
final class BalancePlan {

    private final Map<Integer, Long> records;
    private final Map<Integer, Long> rows;
    private final Map<Integer, Long> asked = new TreeMap<>();

    /**
     * @param balance what to do
     * @param target the distribution that is wanted; null unless for {@link Balance#TARGET}
     * @param records number of train records by stars
     */
    BalancePlan(Balance balance, LabelTarget target, Map<Integer, Long> records) {
        this.records = records;
        this.rows = switch (balance) {
            case NONE -> records;
            case UNDERSAMPLE ->
                ofEach(records, records.values().stream().filter(n -> n > 0).reduce(Long::min));
            case OVERSAMPLE -> ofEach(records, records.values().stream().reduce(Long::max));
            case TARGET -> target.rows(records);
        };
    }

    private static Map<Integer, Long> ofEach(Map<Integer, Long> records, Optional<Long> rows) {
        Map<Integer, Long> equal = new TreeMap<>();
        records.keySet().forEach(stars -> equal.put(stars, rows.orElse(0L)));
        return equal;
    }

    /** How often the next record with these stars is written, 0 or more. */
    int copiesOfNext(int stars) {
        long rank = asked.merge(stars, 1L, Long::sum) - 1;
        long ofLabel = records.get(stars);
        long wanted = rows.get(stars);
        long whole = wanted / ofLabel;
        return Math.toIntExact(rank < wanted % ofLabel ? whole + 1 : whole);
    }
}
