package io.millrace.grouping;

import io.millrace.text.Bands;
import io.millrace.text.Fingerprint;
import io.millrace.text.Sketch;
import java.util.Arrays;
import java.util.List;

/** Spreads the keys of sketches over the slots of the index. Immutable; safe for use by many threads. */
public final class Slots {

    private final Bands bands;
    private final int count;

    /**
     * Makes slots.
     *
     * @param bands gives the keys
     * @param count of slots, at least 1
     */
    public Slots(Bands bands, int count) {
        this.bands = bands;
        this.count = count;
    }

    /** The text as each slot that holds a key of it enters it. */
    public List<IndexEntry> entries(Fingerprint text, Sketch sketch) {
        long[] keys = bands.keys(sketch);
        return Arrays.stream(keys)
                .mapToInt(this::slot)
                .distinct()
                .sorted()
                .mapToObj(slot -> new IndexEntry(slot, text, sketch, keysOf(slot, keys)))
                .toList();
    }

    private long[] keysOf(int slot, long[] keys) {
        return Arrays.stream(keys).filter(key -> slot(key) == slot).toArray();
    }

    private int slot(long key) {
        return (int) Math.floorMod(key, (long) count);
    }
}
