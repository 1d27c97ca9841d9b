/**
 * Curation: every review event gets exactly one decision, and accepted, labelled reviews become training records. Start at
 * {@link io.millrace.curation.CurationTopology}, then read {@link io.millrace.curation.Examination},
 * {@link io.millrace.curation.Settlement} and {@link io.millrace.curation.Deduplication}: these three hold the rules and
 * know nothing of Kafka. May import {@code text}, {@code privacy}, {@code quality}, {@code topic}, {@code serde}, {@code runtime} and Kafka Streams.
 */
package io.millrace.curation;
