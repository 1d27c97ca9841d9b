package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.demo.DemoProgress;
import io.millrace.replay.Cut;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReplayWatchTest {

    private static final TopicPartition REVIEWS = new TopicPartition("reviews", 0);
    private static final TopicPartition FEEDBACK = new TopicPartition("feedback", 0);
    private static final Supplier<Map<TopicPartition, Long>> ALL_READ = () -> Map.of(REVIEWS, 2L, FEEDBACK, 9L);

    private long nanos;
    private final ReplayWatch watch = new ReplayWatch(
            "reviews",
            new Cut(Map.of(0, new Cut.Range(0, 2))),
            new InputLog(Map.of(REVIEWS, 0L), Map.of(REVIEWS, 2L), Map.of(REVIEWS, 2L), 2),
            new InputLog(Map.of(FEEDBACK, 0L), Map.of(FEEDBACK, 9L), Map.of(FEEDBACK, 9L), 9),
            new Silence(),
            () -> nanos);

    @Test
    void shouldBeDoneWhenEachEventHasADecisionOrADeadLetter() {
        // Given
        watch.decided(true);
        watch.decided(false);
        watch.refused(letter("feedback", 1));
        watch.refused(letter("reviews", 7));
        assertThat(watch.isDone(ALL_READ)).isFalse();

        // When
        watch.refused(letter("reviews", 1));

        // Then
        assertThat(watch.isDone(ALL_READ)).isTrue();
        assertThat(watch.missing()).isZero();
    }

    @Test
    void shouldWaitForFeedbackThatIsNotRead() {
        // When
        watch.decided(true);
        watch.decided(true);

        // Then
        assertThat(watch.isDone(() -> Map.of(REVIEWS, 2L, FEEDBACK, 8L))).isFalse();
        assertThat(watch.isDone(() -> Map.of(REVIEWS, 2L))).isFalse();
        assertThat(watch.isDone(ALL_READ)).isTrue();
    }

    @Test
    void shouldNotWaitForeverForWhatWasRemovedFromTheLog() {
        // Given
        nanos = ReplayWatch.QUIET_MAX.toNanos();
        watch.decided(true);

        // When
        nanos += ReplayWatch.QUIET_MAX.toNanos();
        assertThat(watch.isDone(ALL_READ)).isFalse();
        nanos++;

        // Then
        assertThat(watch.isDone(() -> Map.of(REVIEWS, 1L, FEEDBACK, 9L))).isFalse();
        assertThat(watch.isDone(ALL_READ)).isTrue();
        assertThat(watch.missing()).isEqualTo(1);
    }

    private static ConsumerRecord<byte[], byte[]> letter(String topic, long offset) {
        ConsumerRecord<byte[], byte[]> letter = new ConsumerRecord<>("dead-letters", 0, 0, null, null);
        Map.of("topic", topic, "partition", "0", "offset", Long.toString(offset))
                .forEach((name, value) ->
                        letter.headers().add("__streams.errors." + name, value.getBytes(StandardCharsets.UTF_8)));
        return letter;
    }

    private static final class Silence implements DemoProgress {
        @Override
        public void step(String what, long total) {}

        @Override
        public void sent() {}

        @Override
        public void waiting(String missing) {}
    }
}
