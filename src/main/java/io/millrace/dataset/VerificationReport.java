package io.millrace.dataset;

import io.millrace.dataset.Discrepancy.Kind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the files of a dataset since they were built.
 *
 * @param manifest what should be there
 * @param damaged names of the files that are not as they were, in order
 * @param records the distinct records that the rows hold
 * @param recordRoot root of the tree of these records, 64 hexadecimal digits
 * @param counts how many discrepancies there are of each kind; kinds without any are not there
 * @param discrepancies the first of each kind
 * @param notes what to know of the answer, in words
 */
public record VerificationReport(
        Manifest manifest,
        List<String> damaged,
        long records,
        String recordRoot,
        Map<Kind, Long> counts,
        List<Discrepancy> discrepancies,
        List<String> notes) {

    public VerificationReport {
        damaged = List.copyOf(damaged);
        Map<Kind, Long> copy = new EnumMap<>(Kind.class);
        copy.putAll(counts);
        counts = Collections.unmodifiableMap(copy);
        discrepancies = List.copyOf(discrepancies);
        notes = List.copyOf(notes);
    }

    /** Whether all is as it was built. */
    public boolean isClean() {
        return counts.isEmpty();
    }

    /** The name of a kind as it is written: {@code changed-line}. */
    public static String nameOf(Kind kind) {
        return Names.of(kind);
    }

    /** How many discrepancies there are. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
