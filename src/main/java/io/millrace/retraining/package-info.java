/**
 * From snapshots to the champion: when to retrain, what became of each job, which model serves. Start at
 * {@link io.millrace.retraining.RetrainingTopology}; the rules are {@link io.millrace.retraining.RetrainState} and
 * {@link io.millrace.retraining.Succession}, which know nothing of Kafka. May import {@code training}, {@code evaluation},
 * {@code model}, {@code storage}, {@code topic}, {@code serde}, {@code runtime} {@code scoring} and Kafka.
 */
package io.millrace.retraining;
