package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void shouldDoubleUpToItsBound() {
        // Given
        Backoff backoff = new Backoff(250, 2_000);

        // When // Then
        assertThat(backoff.boundMs(0)).isEqualTo(250);
        assertThat(backoff.boundMs(2)).isEqualTo(1_000);
        assertThat(backoff.boundMs(5)).isEqualTo(2_000);
        assertThat(backoff.boundMs(5_000)).isEqualTo(2_000);
    }

    @Test
    void shouldKeepTheInterruptOfAWait() {
        // Given
        Thread.currentThread().interrupt();

        // When // Then
        assertThatThrownBy(() -> new Backoff(1_000, 1_000).await(0)).isInstanceOf(InterruptException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void shouldForgetUnknownIdsAfterAWhile() {
        // Given
        AtomicLong now = new AtomicLong(-5);
        UnknownIds ids = new UnknownIds(now::get);
        ids.add(7);

        // When // Then
        assertThat(ids.contains(7)).isTrue();
        assertThat(ids.contains(8)).isFalse();
        now.addAndGet(30_000_000_000L);
        assertThat(ids.contains(7)).isFalse();
    }
}
