package io.millrace.grouping;

import io.millrace.text.Fingerprint;
import io.millrace.text.Sketch;

/**
 * A text, as one slot of the index enters it.
 *
 * @param slot the slot, from 0
 * @param text its fingerprint
 * @param sketch what it is compared by
 * @param keys its keys that belong to this slot; not to be changed
 */
public record IndexEntry(int slot, Fingerprint text, Sketch sketch, long[] keys) {}
