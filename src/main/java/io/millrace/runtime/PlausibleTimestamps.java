package io.millrace.runtime;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Gives every record a time that cannot do harm. A negative timestamp would drop the record without a trace, and one far
 * in the future would close every window: both are replaced by the newest time of the partition, or by the clock, and the
 * time as received is kept in the header {@link #HEADER}. Never throws, never answers below 0.
 */
public final class PlausibleTimestamps implements TimestampExtractor {

    /** Holds the replaced timestamp, in decimal milliseconds; absent when it was plausible. */
    public static final String HEADER = "millrace.timestamp.received";

    /** How far clocks of producers may be ahead of ours. */
    public static final Duration AHEAD_MAX = Duration.ofDays(1);

    private final Clock clock;

    /** For Kafka Streams, which makes it by name. */
    public PlausibleTimestamps() {
        this(Clock.systemUTC());
    }

    /** With a clock of its own, for tests. */
    PlausibleTimestamps(Clock clock) {
        this.clock = clock;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> consumed, long partitionTime) {
        long now = clock.millis();
        if (consumed.timestamp() >= 0 && consumed.timestamp() <= now + AHEAD_MAX.toMillis()) {
            return consumed.timestamp();
        }
        byte[] received = Long.toString(consumed.timestamp()).getBytes(StandardCharsets.UTF_8);
        consumed.headers().remove(HEADER).add(HEADER, received);
        return partitionTime >= 0 ? partitionTime : now;
    }
}
