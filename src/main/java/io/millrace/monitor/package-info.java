/**
 * What predictions were worth: each is joined with the label that came later, without a window. Start at
 * {@link io.millrace.monitor.MonitorTopology}. May import {@code topic}, {@code serde}, {@code runtime} and Kafka Streams.
 */
package io.millrace.monitor;
