package io.millrace.snapshot;

/**
 * When windows close.
 *
 * @param durationMs length of a window in stream time, at least 1
 * @param idleMs a window that has been open so long by the clock is closed, at least 1
 */
public record WindowSettings(long durationMs, long idleMs) {}
