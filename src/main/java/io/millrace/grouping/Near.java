package io.millrace.grouping;

import io.millrace.text.Fingerprint;

/**
 * A text that is near another one.
 *
 * @param text its fingerprint
 * @param similarity of the two, at least the threshold
 */
public record Near(Fingerprint text, double similarity) {}
