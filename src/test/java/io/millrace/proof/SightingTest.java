package io.millrace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class SightingTest {

    @Test
    void shouldTellKeysAndValuesApart() {
        assertThat(Set.of(
                        digest("ab", "c"),
                        digest("a", "bc"),
                        digest("", "abc"),
                        digest(null, "abc"),
                        digest("abc", ""),
                        digest("abc", null),
                        digest(null, null)))
                .hasSize(7);
    }

    @Test
    void shouldDigestKeyAndValueOnly() {
        assertThat(Sighting.digest(record(7, "key", "value"))).isEqualTo(digest("key", "value"));
    }

    private static long digest(String key, String value) {
        return Sighting.digest(record(0, key, value));
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, String key, String value) {
        return new ConsumerRecord<>("topic", 0, offset, bytes(key), bytes(value));
    }

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
