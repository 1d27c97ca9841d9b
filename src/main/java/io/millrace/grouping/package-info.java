/**
 * Which texts belong together, and who may hold them: exact and near-duplicates found while the stream flows. Start at
 * {@link io.millrace.grouping.Grouping}, which says how texts talk with each other; {@link io.millrace.grouping.TextMessage} is
 * what is said to a text, {@link io.millrace.grouping.Outgoing} what a text says. Refused
 * copies are counted by the text that they were refused for: {@link io.millrace.grouping.Copies},
 * {@link io.millrace.grouping.Standing}.
 *
 * <p>Every text has a home: the partition of its fingerprint. What is known of it is kept there, and changed by messages to it
 * alone. Pure; may import {@code text}; knows nothing of Kafka.
 */
package io.millrace.grouping;
