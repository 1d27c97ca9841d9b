/**
 * From the training-record log to snapshots: windows are closed, cuts are planned, and a worker builds the files. Start at
 * {@link io.millrace.snapshot.SnapshotsTopology}; the rules are {@link io.millrace.snapshot.OpenWindow} and
 * {@link io.millrace.snapshot.Plan}, which know nothing of Kafka. {@link io.millrace.snapshot.Rebuild} builds a snapshot again
 * and says why it is another. May import {@code dataset}, {@code storage}, {@code topic}, {@code serde},
 * {@code runtime} and Kafka.
 */
package io.millrace.snapshot;
