package io.millrace.proof.guarantee;

import io.millrace.schema.WindowClosed;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Goes through the windows topic, from cut to cut. For one thread. */
final class WindowCursor {

    private final List<WindowClosed> windows;
    private SortedMap<Integer, Long> ends = new TreeMap<>();
    private int next;

    /**
     * @param partitions of the training-record log
     * @param windows in the order of their topic
     */
    WindowCursor(int partitions, List<WindowClosed> windows) {
        this.windows = windows;
        for (int partition = 0; partition < partitions; partition++) {
            ends.put(partition, 0L);
        }
    }

    /** Takes windows until they end at the cut; says what they hold. Null, and nothing is taken, if they never do. */
    Tally advanceTo(SortedMap<Integer, Long> cut) {
        SortedMap<Integer, Long> reached = new TreeMap<>(ends);
        Tally taken = new Tally();
        for (int i = next; i < windows.size(); i++) {
            reached.put(windows.get(i).getPartition(), windows.get(i).getEndOffset());
            taken.add(windows.get(i).getCounts());
            if (reached.equals(cut)) {
                next = i + 1;
                ends = reached;
                return taken;
            }
        }
        return null;
    }

    /** What was not taken. */
    Tally rest() {
        Tally rest = new Tally();
        windows.subList(next, windows.size()).forEach(window -> rest.add(window.getCounts()));
        return rest;
    }
}
