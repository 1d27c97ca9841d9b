package io.millrace.snapshot;

import io.millrace.dataset.DiffReport;
import java.util.List;
import java.util.Locale;

/**
 * What the log gives today for a snapshot that was built before.
 *
 * @param differing names of the files that have other bytes, in order; null if it could not be built
 * @param diff from the files as they are to those that were built again; null if it could not be built
 * @param reasons why they differ, or why it could not be built
 */
public record RebuildReport(List<String> differing, DiffReport diff, List<Reason> reasons) {

    /** Why a snapshot cannot be built again as it was. */
    public enum Cause {
        /** The topic is not there. */
        TOPIC_MISSING,
        /** The topic has another id: it was deleted and made again. */
        TOPIC_CREATED_ANEW,
        /** A partition ends before the cut. */
        TAIL_MISSING,
        /** Records before the cut were deleted by retention or by hand. */
        RANGE_EXPIRED,
        /** The cut is older than compaction keeps replaced records. */
        COMPACTED,
        /** The manifest tells of another configuration. */
        OTHER_CONFIGURATION,
        /** A golden test set that it must not train on is not beside it. */
        GOLDEN_MISSING,
        /** Another version of the program built it. */
        OTHER_PROGRAM,
        /** The files were changed after they were built. */
        FILES_EDITED
    }

    /**
     * One reason.
     *
     * @param cause what sort of reason
     * @param detail where, and what to do, in words
     */
    public record Reason(Cause cause, String detail) {
        /** The cause as it is written: {@code topic-created-anew}. */
        public String name() {
            return cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public RebuildReport {
        reasons = List.copyOf(reasons);
    }

    /** Whether the log gives the same bytes. */
    public boolean isSame() {
        return differing != null && differing.isEmpty() && diff.isEmpty();
    }
}
