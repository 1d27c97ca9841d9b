package io.millrace.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReadinessTest {

    private static final long NOW = -5;

    private final Readiness readiness = new Readiness(100, Duration.ofNanos(50));

    @Test
    void shouldBeReadyWithTasksWhoseLagIsBounded() {
        assertThat(readiness.withTasks(0)).isTrue();
        assertThat(readiness.withTasks(100)).isTrue();
        assertThat(readiness.withTasks(101)).isFalse();
    }

    @Test
    void shouldNotBeReadyWhileItDoesNotRun() {
        assertThat(readiness.notRunning()).isFalse();
    }

    @Test
    void shouldBeReadyAsASpareOnlyAfterAWhile() {
        assertThat(readiness.withoutTasks(NOW)).isFalse();
        assertThat(readiness.withoutTasks(NOW + 49)).isFalse();
        assertThat(readiness.withoutTasks(NOW + 50)).isTrue();
    }

    @Test
    void shouldBeginAnewToWaitWhenItHadTasksMeanwhile() {
        // Given
        readiness.withoutTasks(NOW);

        // When
        readiness.withTasks(0);

        // Then
        assertThat(readiness.withoutTasks(NOW + 50)).isFalse();
        assertThat(readiness.withoutTasks(NOW + 100)).isTrue();
    }

    @Test
    void shouldBeginAnewToWaitAfterARebalance() {
        // Given
        readiness.withoutTasks(NOW);

        // When
        readiness.notRunning();

        // Then
        assertThat(readiness.withoutTasks(NOW + 50)).isFalse();
    }
}
