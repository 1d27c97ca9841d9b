package io.millrace.runtime;

import static io.millrace.runtime.PlausibleTimestamps.AHEAD_MAX;
import static io.millrace.runtime.PlausibleTimestamps.HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class PlausibleTimestampsTest {

    private static final long NOW = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long PARTITION_TIME = NOW - 5000;
    private static final long NO_PARTITION_TIME = -1;

    private final PlausibleTimestamps timestamps =
            new PlausibleTimestamps(Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

    @Test
    void shouldKeepANormalTime() {
        // Given
        ConsumerRecord<Object, Object> received = at(NOW - 1);

        // When
        long time = timestamps.extract(received, PARTITION_TIME);

        // Then
        assertThat(time).isEqualTo(NOW - 1);
        assertThat(received.headers()).isEmpty();
    }

    @Test
    void shouldKeepAnOldTime() {
        assertThat(timestamps.extract(at(0), PARTITION_TIME)).isZero();
    }

    @Test
    void shouldAllowProducersToBeAheadByTheLimit() {
        // Given
        long limit = NOW + AHEAD_MAX.toMillis();

        // When // Then
        assertThat(timestamps.extract(at(limit), PARTITION_TIME)).isEqualTo(limit);
        assertThat(timestamps.extract(at(limit + 1), PARTITION_TIME)).isEqualTo(PARTITION_TIME);
    }

    @Test
    void shouldReplaceANegativeTimeByThatOfThePartition() {
        // Given
        ConsumerRecord<Object, Object> received = at(-1);

        // When
        long time = timestamps.extract(received, PARTITION_TIME);

        // Then
        assertThat(time).isEqualTo(PARTITION_TIME);
        assertThat(header(received)).isEqualTo("-1");
    }

    @Test
    void shouldReplaceAFarFutureTimeByThatOfThePartition() {
        // Given
        ConsumerRecord<Object, Object> received = at(Long.MAX_VALUE);

        // When
        long time = timestamps.extract(received, PARTITION_TIME);

        // Then
        assertThat(time).isEqualTo(PARTITION_TIME);
        assertThat(header(received)).isEqualTo("9223372036854775807");
    }

    @Test
    void shouldTakeTheClockWhenThePartitionHasNoTimeYet() {
        assertThat(timestamps.extract(at(-1), NO_PARTITION_TIME)).isEqualTo(NOW);
        assertThat(timestamps.extract(at(Long.MAX_VALUE), NO_PARTITION_TIME)).isEqualTo(NOW);
    }

    private static String header(ConsumerRecord<Object, Object> received) {
        return new String(received.headers().lastHeader(HEADER).value(), StandardCharsets.UTF_8);
    }

    private static ConsumerRecord<Object, Object> at(long timestamp) {
        return new ConsumerRecord<>(
                "reviews",
                0,
                0,
                timestamp,
                TimestampType.CREATE_TIME,
                0,
                0,
                "key",
                "value",
                new RecordHeaders(),
                Optional.empty());
    }
}
