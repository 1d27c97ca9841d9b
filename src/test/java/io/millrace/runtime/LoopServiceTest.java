package io.millrace.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LoopServiceTest {

    @Test
    void shouldCountAsFailedWhenItsThreadDiesWithoutAWord() {
        // Given
        try (Loop loop =
                new Loop(() -> LoopServiceTest.<RuntimeException>sneak(new IOException("nobody declares this")))) {

            // When
            loop.start();

            // Then
            await().untilAsserted(() -> assertThat(loop.hasFailed()).isTrue());
            assertThat(loop.state()).isEqualTo("ERROR");
        }
    }

    @Test
    void shouldGiveUpAtAnError() {
        // Given
        try (Loop loop = new Loop(() -> {
            throw new AssertionError("broken");
        })) {

            // When
            loop.start();

            // Then
            await().untilAsserted(() -> assertThat(loop.hasFailed()).isTrue());
            assertThat(loop.failure()).isCompletedWithValueMatching(AssertionError.class::isInstance);
        }
    }

    @Test
    void shouldNotCountAsFailedBeforeAndAfterItsLife() {
        // Given
        Loop loop = new Loop(() -> {});

        // Then
        assertThat(loop.hasFailed()).isFalse();

        // When
        loop.start();
        loop.close();

        // Then
        assertThat(loop.hasFailed()).isFalse();
        assertThat(loop.state()).isEqualTo("STOPPED");
    }

    @Test
    void shouldShowItsOwnMetrics() {
        // Given
        try (Loop loop = new Loop(() -> {})) {
            loop.start();

            // When
            Map<String, Object> metrics = loop.metrics().entrySet().stream()
                    .filter(metric -> metric.getKey().group().equals("test-metrics"))
                    .collect(Collectors.toMap(
                            metric -> metric.getKey().name(),
                            metric -> metric.getValue().metricValue()));

            // Then
            assertThat(metrics).containsExactly(Map.entry("answer", 42.0));
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable error) throws E {
        throw (E) error;
    }

    /** A loop that does one thing. */
    private static final class Loop extends LoopService {

        private final Runnable work;

        Loop(Runnable work) {
            super("test");
            this.work = work;
            meter("test-metrics", "answer", () -> 42);
        }

        @Override
        protected void loop() {
            work.run();
            Thread.yield();
        }
    }
}
