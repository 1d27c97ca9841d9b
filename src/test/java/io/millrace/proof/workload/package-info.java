/**
 * What a run is fed with: events of planned classes, and the ledger of those that the cluster acknowledged.
 *
 * <pre>
 * Workload ──► PlannedEvent ──► LedgeredProducer ──► EventEncoder ──► reviews, feedback
 *                                   │ sent, acknowledged
 *                                   └──► Ledger ──► Acknowledgements
 * </pre>
 *
 * Start reading at {@link io.millrace.proof.workload.EventClass}, then {@link io.millrace.proof.workload.Workload} and {@link
 * io.millrace.proof.workload.LedgeredProducer}. May import the schemas, serdes, topic names and configuration, and the demo's
 * review generator.
 */
package io.millrace.proof.workload;
