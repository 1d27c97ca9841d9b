/**
 * What the windows of the training-record log hold, and whether one differs from those before it by more than chance. Start
 * at {@link io.millrace.drift.Drift}; {@link io.millrace.drift.Comparison} has the statistics and their sources.
 *
 * <p>Knows no Kafka; imports the generated records of {@code io.millrace.schema} and the statistics library, nothing else.
 */
package io.millrace.drift;
