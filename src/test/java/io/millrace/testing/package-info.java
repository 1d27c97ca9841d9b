/**
 * What tests of several packages share: the broker ({@link io.millrace.testing.WithBroker}), names that no other
 * test uses ({@link io.millrace.testing.TestTopics}), plain reads and writes of a topic
 * ({@link io.millrace.testing.TestRecords}), a training record ({@link io.millrace.testing.SampleRecord}), and what is outside a
 * running service ({@link io.millrace.testing.LoopClient}). May import Millrace's {@code app}, {@code config}, {@code container},
 * {@code dataset}, {@code demo}, {@code embedded}, {@code runtime}, {@code serde} and {@code topic} packages and Kafka's clients.
 */
package io.millrace.testing;
