/**
 * What tests of several packages share: the broker ({@link io.millrace.testing.BrokerExtension}), names that no other
 * test uses ({@link io.millrace.testing.TestTopics}), and plain reads and writes of a topic
 * ({@link io.millrace.testing.TestRecords}). May import Millrace's {@code embedded} and {@code topic} packages and
 * Kafka's clients.
 */
package io.millrace.testing;
