package io.millrace.drift;

import io.millrace.schema.Decision;
import io.millrace.schema.DecisionOutcome;
import io.millrace.schema.WindowClosed;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts the decisions of each window by their reasons. Decisions and training records have the same keys and as many
 * partitions, but no offset of one tells where the other was, so time decides: a decision belongs to the window of its
 * partition that was open at its time. What came before the first window belongs to the first. What came between two
 * belongs to the earlier: a window is opened by a training record, and until then all was rejected. What came after the last
 * belongs to the one that is still open, and is not counted. For one thread.
 */
public final class ReasonTally {

    private static final String BY_TIME = "stream-time";

    private final Map<Integer, Partition> partitions = new HashMap<>();

    /** The windows of a partition. */
    private static final class Partition {
        private final NavigableMap<Instant, WindowClosed> byOpening = new TreeMap<>();
        private final Map<Long, SortedMap<String, Long>> byStart = new HashMap<>();
        private WindowClosed last;

        void add(WindowClosed window) {
            byOpening.put(window.getOpenedAt(), window);
            byStart.put(window.getStartOffset(), new TreeMap<>());
            last = window;
        }

        void count(Instant time, String reason) {
            WindowClosed window = find(time);
            if (window != null) {
                byStart.get(window.getStartOffset()).merge(reason, 1L, Long::sum);
            }
        }

        private WindowClosed find(Instant time) {
            if (isAfterLast(time)) {
                return null;
            }
            Map.Entry<Instant, WindowClosed> open = byOpening.floorEntry(time);
            return open != null ? open.getValue() : first();
        }

        /** Stream time that closes a window is that of the first record of the next. */
        private boolean isAfterLast(Instant time) {
            return BY_TIME.equals(last.getClosedBy())
                    ? !time.isBefore(last.getClosedAt())
                    : time.isAfter(last.getClosedAt());
        }

        /** Null if older windows than those at hand were there. */
        private WindowClosed first() {
            WindowClosed first = byOpening.firstEntry().getValue();
            return first.getStartOffset() == 0 ? first : null;
        }
    }

    /** Counts for the windows of a history, as it is now. */
    public ReasonTally(WindowHistory history) {
        history.partitions().forEach(number -> {
            Partition partition = new Partition();
            history.of(number).forEach(partition::add);
            partitions.put(number, partition);
        });
    }

    /**
     * Counts a decision.
     *
     * @param partition of the decision
     */
    public void add(int partition, Decision decision) {
        Partition windows = partitions.get(partition);
        if (windows != null) {
            windows.count(decision.getDecidedAt(), reason(decision));
        }
    }

    /** The decisions of a window by reason; those that accept a review are one, {@code accepted}. */
    public SortedMap<String, Long> of(WindowClosed window) {
        return Collections.unmodifiableSortedMap(
                partitions.get(window.getPartition()).byStart.get(window.getStartOffset()));
    }

    private static String reason(Decision decision) {
        return decision.getOutcome() == DecisionOutcome.REJECTED
                ? decision.getReason()
                : decision.getOutcome().name().toLowerCase(Locale.ROOT);
    }
}
