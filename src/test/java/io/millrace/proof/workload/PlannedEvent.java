package io.millrace.proof.workload;

import io.millrace.schema.Feedback;
import io.millrace.topic.Topics;
import org.apache.avro.specific.SpecificRecord;

/**
 * An event as it was planned. What is wrong with the bytes of poison is added by {@link EventEncoder}.
 *
 * @param id run, producer and sequence, separated by slashes; no two events share one
 * @param kind what it was planned to be
 * @param partition where it must go; null for the partition of its key
 * @param key may be null
 * @param value a {@link io.millrace.schema.Review} or a {@link Feedback}; null for a tombstone
 * @param timestamp in milliseconds since 1970, 0 or more
 */
public record PlannedEvent(
        String id, EventClass kind, Integer partition, String key, SpecificRecord value, long timestamp) {

    /** The topic that it goes to. */
    public String topic(Topics topics) {
        return value instanceof Feedback ? topics.feedback() : topics.reviews();
    }
}
