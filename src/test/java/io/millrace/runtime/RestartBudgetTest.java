package io.millrace.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {

    private final RestartBudget budget = new RestartBudget(2, Duration.ofMillis(100));

    @Test
    void shouldAllowSoManyRestartsWithinThePeriod() {
        assertThat(budget.take(0)).isTrue();
        assertThat(budget.take(0)).isTrue();
        assertThat(budget.take(99)).isFalse();
    }

    @Test
    void shouldForgetARestartAfterThePeriod() {
        // Given
        budget.take(0);
        budget.take(50);

        // When // Then
        assertThat(budget.take(100)).isTrue();
        assertThat(budget.take(149)).isFalse();
        assertThat(budget.take(150)).isTrue();
    }

    @Test
    void shouldNotCountARestartThatWasRefused() {
        // Given
        budget.take(0);
        budget.take(0);
        budget.take(99);

        // When // Then
        assertThat(budget.take(100)).isTrue();
        assertThat(budget.take(100)).isTrue();
    }

    @Test
    void shouldWorkOnAClockThatIsNegative() {
        assertThat(budget.take(-1000)).isTrue();
        assertThat(budget.take(-1000)).isTrue();
        assertThat(budget.take(-950)).isFalse();
        assertThat(budget.take(-900)).isTrue();
    }
}
