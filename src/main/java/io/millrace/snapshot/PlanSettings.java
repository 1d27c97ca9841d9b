package io.millrace.snapshot;

/**
 * When a snapshot is cut.
 *
 * @param recordsMin records in closed windows after which it is cut, at least 1
 * @param ageMsMax it is cut when the oldest record in no snapshot has waited so long, at least 1
 */
public record PlanSettings(long recordsMin, long ageMsMax) {}
