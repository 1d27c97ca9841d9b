package io.millrace.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.curation.Status.Counted;
import io.millrace.curation.Status.Held;
import io.millrace.curation.Status.Pending;
import io.millrace.grouping.Standing;
import io.millrace.grouping.Tally;
import io.millrace.serde.BadRecordException;
import io.millrace.text.Fingerprint;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class CurationSerdesTest {

    private static final String TOPIC = "test";
    private static final int VALUES = 1_000;
    private static final List<String> TEXTS = List.of("", "a", "zażółć", "日本語", "👍🏽", "x".repeat(300));

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void shouldReadWhatItWrote() {
        assertRoundTrips(CurationSerdes.FINGERPRINT, this::fingerprint);
        assertRoundTrips(CurationSerdes.CANDIDATE, this::candidate);
        assertRoundTrips(CurationSerdes.STATUS, this::status);
    }

    @Test
    void shouldRefuseEveryPartOfARecord() {
        assertNoPrefixReads(CurationSerdes.CANDIDATE, candidate());
        assertNoPrefixReads(
                CurationSerdes.STATUS,
                new Status(new Pending(1, fingerprint(), 2), null, null, new Label(3, "user", 1.0, 4)));
    }

    @Test
    void shouldRefuseRecordsOfANewerRelease() {
        // Given
        byte[] bytes = CurationSerdes.STATUS.serializer().serialize(TOPIC, Status.NONE);

        // When
        bytes[0]++;

        // Then
        assertThatThrownBy(() -> CurationSerdes.STATUS.deserializer().deserialize(TOPIC, bytes))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("upgrade");
    }

    @Test
    void shouldReadALabelFromBeforePredictionsWereKept() {
        // Given
        Status status = new Status(null, null, null, new Label(3, "user", 1.0, 4));
        byte[] now = CurationSerdes.STATUS.serializer().serialize(TOPIC, status);
        byte[] before = Arrays.copyOf(now, now.length - Byte.BYTES);
        before[0] = 0;

        // Then
        assertThat(CurationSerdes.STATUS.deserializer().deserialize(TOPIC, before))
                .isEqualTo(status);
    }

    @Test
    void shouldKeepNull() {
        Stream.of(CurationSerdes.FINGERPRINT, CurationSerdes.CANDIDATE, CurationSerdes.STATUS)
                .forEach(serde -> {
                    assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
                    assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
                });
    }

    private <T> void assertRoundTrips(Serde<T> serde, Supplier<? extends T> values) {
        for (int i = 0; i < VALUES; i++) {
            T value = values.get();
            byte[] bytes = serde.serializer().serialize(TOPIC, value);
            assertThat(serde.deserializer().deserialize(TOPIC, bytes))
                    .as("seed %d", seed)
                    .isEqualTo(value);
        }
    }

    private <T> void assertNoPrefixReads(Serde<T> serde, T value) {
        byte[] bytes = serde.serializer().serialize(TOPIC, value);
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, part))
                    .as("seed %d, %d bytes", seed, length)
                    .isInstanceOf(BadRecordException.class);
        }
    }

    private Status status() {
        return new Status(
                maybe(() -> new Pending(random.nextLong(), fingerprint(), random.nextLong())),
                maybe(() -> new Held(
                        fingerprint(),
                        fingerprint(),
                        new Standing(random.nextInt(), Tally.NONE.plus(random.nextInt(6))),
                        random.nextLong(),
                        random.nextLong(),
                        random.nextInt())),
                maybe(() -> new Counted(fingerprint(), random.nextLong(), random.nextLong())),
                maybe(() -> new Label(
                        random.nextInt(), text(), random.nextGaussian(), random.nextLong(), random.nextInt(6))));
    }

    private Candidate candidate() {
        return new Candidate(
                random.nextLong(),
                text(),
                text(),
                random.nextInt(),
                text(),
                maybe(this::text),
                maybe(this::text),
                maybe(this::text),
                random.nextLong(),
                fingerprint());
    }

    private Fingerprint fingerprint() {
        return new Fingerprint(random.nextLong(), random.nextLong());
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private <T> T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }
}
