package io.millrace.grouping;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The counted copies of one text, in memory. */
public final class KeptCopies implements Copies {

    private final Map<Long, Copy> copies = new HashMap<>();

    @Override
    public Copy get(long identity) {
        return copies.get(identity);
    }

    @Override
    public void put(Copy copy) {
        copies.put(copy.identity(), copy);
    }

    @Override
    public void remove(long identity) {
        copies.remove(identity);
    }

    /** All of them. */
    public Collection<Copy> all() {
        return copies.values();
    }
}
