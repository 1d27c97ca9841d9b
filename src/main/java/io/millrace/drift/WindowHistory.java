package io.millrace.drift;

import io.millrace.schema.WindowClosed;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The newest windows of each partition: as many as are to be shown, and those that the oldest of them is compared with. So
 * memory is bounded however long the log is. For one thread.
 */
public final class WindowHistory {

    /** How many windows of each partition one is compared with. */
    public static final int BEFORE = 50;

    private static final Comparator<WindowClosed> IN_TIME = Comparator.comparing(WindowClosed::getOpenedAt)
            .thenComparing(WindowClosed::getPartition)
            .thenComparing(WindowClosed::getStartOffset);

    private final int shown;
    private final SortedMap<Integer, Deque<WindowClosed>> partitions = new TreeMap<>();

    /**
     * An empty history.
     *
     * @param shown how many windows are to be shown, at least 1
     */
    public WindowHistory(int shown) {
        if (shown < 1) {
            throw new IllegalArgumentException("at least one window must be shown, not " + shown);
        }
        this.shown = shown;
    }

    /**
     * Adds a window.
     *
     * @param window not null; of its partition the next in the order of their topic. After a reset windows begin again at
     *     offset 0, and take the place of those that they overlap
     */
    public void add(WindowClosed window) {
        Deque<WindowClosed> windows = partitions.computeIfAbsent(window.getPartition(), any -> new ArrayDeque<>());
        while (!windows.isEmpty() && windows.getLast().getEndOffset() > window.getStartOffset()) {
            windows.removeLast();
        }
        windows.addLast(window);
        if (windows.size() > shown + BEFORE) {
            windows.removeFirst();
        }
    }

    /**
     * The windows that are to be shown, the newest ones by the time when they were opened, oldest first.
     *
     * @param partition the only one that is asked for; null for all
     */
    public List<WindowClosed> newest(Integer partition) {
        List<WindowClosed> sorted = partitions.values().stream()
                .flatMap(Collection::stream)
                .filter(window -> partition == null || window.getPartition() == partition)
                .sorted(IN_TIME)
                .toList();
        return sorted.subList(Math.max(0, sorted.size() - shown), sorted.size());
    }

    /**
     * What a window is compared with: of each partition the newest windows that were closed before it was opened, at most
     * {@value #BEFORE}. Windows of other partitions that were open at the same time are no past, so what comes to all
     * partitions at once is not compared with itself. If one partition is long behind the others, or alone is asked for, of
     * the others only what is still kept.
     */
    public List<WindowClosed> before(WindowClosed window) {
        return partitions.values().stream()
                .flatMap(windows -> newestBefore(windows, window).stream())
                .toList();
    }

    /** The partitions that have windows. */
    Set<Integer> partitions() {
        return Collections.unmodifiableSet(partitions.keySet());
    }

    /** The windows of a partition, oldest first. */
    Collection<WindowClosed> of(int partition) {
        return Collections.unmodifiableCollection(partitions.getOrDefault(partition, new ArrayDeque<>()));
    }

    private static List<WindowClosed> newestBefore(Deque<WindowClosed> windows, WindowClosed window) {
        List<WindowClosed> before =
                windows.stream().filter(other -> isBefore(other, window)).toList();
        return before.subList(Math.max(0, before.size() - BEFORE), before.size());
    }

    private static boolean isBefore(WindowClosed other, WindowClosed window) {
        return other.getPartition() == window.getPartition()
                ? other.getEndOffset() <= window.getStartOffset()
                : !other.getClosedAt().isAfter(window.getOpenedAt())
                        && other.getOpenedAt().isBefore(window.getOpenedAt());
    }
}
