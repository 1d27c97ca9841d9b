package io.millrace.proof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadTest {

    @ParameterizedTest
    @CsvSource({"0, 500, PT0S", "2, 1, PT0.5S", "200, 10, PT0.05S", "20000, 500, PT0.025S"})
    void shouldSpreadEventsOverASecond(int perSecond, int batch, Duration interval) {
        // Given
        Load load = new Load(Load.ENDLESS, perSecond);

        // When // Then
        assertThat(load.batch()).isEqualTo(batch);
        assertThat(load.interval()).isEqualTo(interval);
    }
}
