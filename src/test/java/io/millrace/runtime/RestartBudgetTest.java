package io.millrace.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestartBudgetTest {

    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofMillis(2);

    private final RestartBudget budget = new RestartBudget(List.of(SHORT, LONG), Duration.ofMillis(100));

    @Test
    void shouldAllowSoManyRestartsWithinThePeriodEachAfterItsPause() {
        assertThat(budget.take(0)).hasValue(SHORT);
        assertThat(budget.take(0)).hasValue(LONG);
        assertThat(budget.take(99)).isEmpty();
    }

    @Test
    void shouldForgetARestartAfterThePeriod() {
        // Given
        budget.take(0);
        budget.take(50);

        // When // Then
        assertThat(budget.take(100)).hasValue(LONG);
        assertThat(budget.take(149)).isEmpty();
        assertThat(budget.take(150)).hasValue(LONG);
        assertThat(budget.take(1000)).hasValue(SHORT);
    }

    @Test
    void shouldNotCountARestartThatWasRefused() {
        // Given
        budget.take(0);
        budget.take(0);
        budget.take(99);

        // When // Then
        assertThat(budget.take(100)).hasValue(SHORT);
        assertThat(budget.take(100)).hasValue(LONG);
    }

    @Test
    void shouldWorkOnAClockThatIsNegative() {
        assertThat(budget.take(-1000)).isPresent();
        assertThat(budget.take(-1000)).isPresent();
        assertThat(budget.take(-950)).isEmpty();
        assertThat(budget.take(-900)).isPresent();
    }

    @Test
    void shouldOutlastAnOutageOfHalfAMinute() {
        // Given
        RestartBudget standard = RestartBudget.standard();

        // When
        Duration pauses = Duration.ZERO;
        for (int i = 0; i < 6; i++) {
            pauses = pauses.plus(standard.take(0).orElseThrow());
        }

        // Then
        assertThat(pauses).isGreaterThan(Duration.ofSeconds(30));
        assertThat(standard.take(0)).isEmpty();
    }
}
