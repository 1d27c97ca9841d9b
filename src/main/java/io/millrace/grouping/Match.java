package io.millrace.grouping;

import io.millrace.grouping.Verdict.Kind;
import io.millrace.text.Fingerprint;

/**
 * A holder of the same or a near text.
 *
 * @param holder the holder
 * @param text what it holds
 * @param kind what a claim beside it would be
 * @param similarity of what it holds
 */
record Match(Holder holder, Fingerprint text, Kind kind, double similarity) {}
