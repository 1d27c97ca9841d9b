/**
 * What changes when the same log is curated under other rules: decisions and training records of both sides are paired
 * on disk and counted. Start at {@link io.millrace.replay.Comparison}.
 *
 * <p>Knows no Kafka; imports {@code schema}, {@code serde} and {@code spill} of Millrace.
 */
package io.millrace.replay;
