package io.millrace.privacy;

/**
 * A part of a text.
 *
 * @param start index of its first UTF-16 unit
 * @param end index after its last
 */
record Span(int start, int end) {}
