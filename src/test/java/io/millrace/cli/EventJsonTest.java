package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class EventJsonTest {

    @Test
    void shouldShowTextAsTextAndOtherBytesAsBase64() {
        // Given
        byte[] key = "r1".getBytes(StandardCharsets.UTF_8);
        byte[] value = {0, 0, 0, 0, 1, 2};
        RecordHeaders headers = new RecordHeaders();
        headers.add("__streams.errors.offset", "7".getBytes(StandardCharsets.UTF_8));

        // When
        String json = new EventJson(null).of(event(key, value, headers)).toString();

        // Then
        assertThat(json)
                .isEqualTo("{\"topic\":\"t\",\"partition\":1,\"offset\":2,\"timestamp\":\"1970-01-01T00:00:00.003Z\","
                        + "\"key\":\"r1\",\"value\":{\"base64\":\"AAAAAAEC\"},"
                        + "\"headers\":{\"__streams.errors.offset\":\"7\"}}");
    }

    @Test
    void shouldShowAbsentKeysAndValuesAsNull() {
        assertThat(new EventJson(null)
                        .of(event(null, null, new RecordHeaders()))
                        .toString())
                .endsWith("\"key\":null,\"value\":null}");
    }

    private static ConsumerRecord<byte[], byte[]> event(byte[] key, byte[] value, RecordHeaders headers) {
        return new ConsumerRecord<>(
                "t", 1, 2, 3, TimestampType.CREATE_TIME, -1, -1, key, value, headers, Optional.empty());
    }
}
