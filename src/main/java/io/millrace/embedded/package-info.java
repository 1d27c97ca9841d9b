/**
 * What one-command use needs beside Millrace itself: a real Kafka broker, forked into JVMs of its own, and a schema
 * registry in this JVM. Production code of {@code demo}, {@code dev} and {@code bench}, and the ground on which the
 * integration tests stand. Nothing here is used when Millrace runs on a cluster of the user's.
 *
 * <p>Start reading at {@link io.millrace.embedded.EmbeddedCluster} for the broker and at {@code EmbeddedRegistry} for
 * the registry. May import Kafka's clients and the JDK; of the broker's own classes only {@code BrokerMain}, which runs
 * in the forked JVM, names any. Imports nothing of Millrace's topologies or workers.
 */
package io.millrace.embedded;
