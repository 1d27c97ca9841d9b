package io.millrace.replay;

/**
 * What would be different under other rules.
 *
 * @param decisions of the events
 * @param records of the reviews, as they are at the end
 */
public record ReplayReport(DecisionChanges decisions, RecordChanges records) {}
