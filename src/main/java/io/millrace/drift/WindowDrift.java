package io.millrace.drift;

import io.millrace.schema.WindowClosed;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A window, compared with those before it.
 *
 * @param window the window
 * @param before how many windows it is compared with
 * @param shifts by trait, in the order of traits
 */
public record WindowDrift(WindowClosed window, int before, SortedMap<Trait, Shift> shifts) {

    public WindowDrift {
        shifts = Collections.unmodifiableSortedMap(new TreeMap<>(shifts));
    }

    WindowDrift with(Map<Trait, Shift> corrected) {
        return new WindowDrift(window, before, new TreeMap<>(corrected));
    }
}
