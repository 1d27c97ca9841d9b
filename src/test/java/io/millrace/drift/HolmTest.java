package io.millrace.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HolmTest {

    @Test
    void shouldAgreeWithAPublishedExample() {
        // Given: the example of Wikipedia's article on the method; corrected values as R's p.adjust gives them
        List<Double> pValues = List.of(0.01, 0.04, 0.03, 0.005);

        // When
        double[] corrected = Holm.correct(pValues);

        // Then
        assertThat(corrected).containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    }

    @Test
    void shouldLeaveOneTestAloneAndNeverExceedOne() {
        assertThat(Holm.correct(List.of(0.2))).containsExactly(0.2);
        assertThat(Holm.correct(List.of(0.7, 0.9))).containsExactly(1, 1);
        assertThat(Holm.correct(List.of())).isEmpty();
    }
}
