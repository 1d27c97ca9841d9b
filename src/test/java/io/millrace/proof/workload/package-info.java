/**
 * What a run is fed with: events of planned classes, and the ledger of those that the cluster acknowledged. Start reading at
 * {@link io.millrace.proof.workload.EventClass}.
 */
package io.millrace.proof.workload;
