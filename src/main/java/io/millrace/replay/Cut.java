package io.millrace.replay;

import java.util.Map;

/**
 * The part of the reviews topic that is compared: of each partition the offsets from one to another.
 *
 * @param ranges by partition; a partition that is absent is empty
 */
public record Cut(Map<Integer, Range> ranges) {

    /**
     * Offsets of one partition.
     *
     * @param begin the first one, from 0
     * @param end the one after the last
     */
    public record Range(long begin, long end) {

        private static final Range EMPTY = new Range(0, 0);
    }

    public Cut {
        ranges = Map.copyOf(ranges);
    }

    /** Whether an event is compared. */
    public boolean covers(int partition, long offset) {
        Range range = range(partition);
        return offset >= range.begin() && offset < range.end();
    }

    /** Whether an event came after all that is compared. */
    public boolean endsBefore(int partition, long offset) {
        return offset >= range(partition).end();
    }

    private Range range(int partition) {
        return ranges.getOrDefault(partition, Range.EMPTY);
    }
}
