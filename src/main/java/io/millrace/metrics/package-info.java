/**
 * What Prometheus sees of a process: the meters by name, and the page with their values. Start at
 * {@link io.millrace.metrics.KafkaMeter}, the list of what is taken from Kafka's metrics. May import {@code runtime}, Kafka's
 * metrics and the Prometheus client; knows no topology, no topic and no HTTP.
 */
package io.millrace.metrics;
