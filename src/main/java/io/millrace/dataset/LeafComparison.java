package io.millrace.dataset;

import io.millrace.dataset.Discrepancy.Kind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Holds records against leaves; both come in shuffle order. Where the leaves are known to be damaged they are to blame, and are
 * taken one by one. For one thread.
 */
final class LeafComparison {

    private final Leaves leaves;
    private final boolean intact;
    private final Discrepancies found;
    private final int namedMax;
    private final Set<Long> named = new HashSet<>();
    private long next;

    /**
     * @param intact whether the file of leaves is as it was
     * @param found takes what is wrong
     * @param namedMax how many positions to remember of {@link #name}
     */
    LeafComparison(Leaves leaves, boolean intact, Discrepancies found, int namedMax) {
        this.leaves = leaves;
        this.intact = intact;
        this.found = found;
        this.namedMax = namedMax;
    }

    /** Remembers that the record at that position was told of; it is not told of again if it is missing or has fewer rows. */
    void name(long position) {
        if (named.size() < namedMax) {
            named.add(position);
        }
    }

    /** Takes the next record. */
    void compare(long position, byte[] hash, FoundRecord record) {
        if (intact) {
            passBefore(position);
            match(position, hash, record);
        } else {
            matchNext(position, hash, record);
        }
    }

    /** Tells of the leaves that are left, after the last record. */
    void end() {
        while (next < leaves.size()) {
            pass();
        }
    }

    private void passBefore(long position) {
        while (next < leaves.size() && Long.compareUnsigned(leaves.position(next), position) < 0) {
            pass();
        }
    }

    private void pass() {
        long position = leaves.position(next++);
        if (!named.contains(position)) {
            String detail = String.format(Locale.ROOT, "is the leaf of a record without a row, at %016x", position);
            found.add(new Discrepancy(Kind.MISSING_RECORD, Leaves.FILE, next, null, detail));
        }
    }

    private void match(long position, byte[] hash, FoundRecord record) {
        if (next == leaves.size() || leaves.position(next) != position) {
            tell(Kind.EXTRA_RECORD, record, "is of a record that has no leaf");
        } else if (!Arrays.equals(leaves.hash(next++), hash) && !named.contains(position)) {
            tell(Kind.CHANGED_RECORD, record, "is of a record that is not what its leaf says");
        }
    }

    private void matchNext(long position, byte[] hash, FoundRecord record) {
        if (next == leaves.size()) {
            tell(Kind.EXTRA_RECORD, record, "is of a record that has no leaf");
        } else {
            boolean equal = leaves.position(next) == position && Arrays.equals(leaves.hash(next), hash);
            next++;
            if (!equal) {
                String detail = "is not the leaf of " + record.place();
                found.add(new Discrepancy(
                        Kind.CHANGED_LINE, Leaves.FILE, next, record.row().reviewId(), detail));
            }
        }
    }

    private void tell(Kind kind, FoundRecord record, String detail) {
        found.add(new Discrepancy(
                kind, record.place().file(), record.line(), record.row().reviewId(), detail));
    }
}
