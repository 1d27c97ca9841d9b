package io.millrace.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void shouldAgreeWithAgrestisPartiesBySex() {
        // Given: Agresti 2007, "An introduction to categorical data analysis", table 2.5; R's help of chisq.test has p
        Map<String, Long> women = Map.of("democrat", 762L, "independent", 327L, "republican", 468L);
        Map<String, Long> men = Map.of("democrat", 484L, "independent", 239L, "republican", 477L);

        // When
        Comparison comparison = Comparison.of(women, men).orElseThrow();

        // Then
        assertThat(comparison.statistic()).isCloseTo(30.07, within(0.005));
        assertThat(comparison.degreesOfFreedom()).isEqualTo(2);
        assertThat(comparison.pValue()).isCloseTo(2.954e-7, within(0.0005e-7));
    }

    @Test
    void shouldAgreeWithAgrestisAspirinStudy() {
        // Given: the same, table 2.3: heart attacks of 11,034 physicians with placebo, and of 11,037 with aspirin; 3.4:
        // 25.01
        Map<String, Long> placebo = Map.of("yes", 189L, "no", 10_845L);
        Map<String, Long> aspirin = Map.of("yes", 104L, "no", 10_933L);

        // When
        Comparison comparison = Comparison.of(aspirin, placebo).orElseThrow();

        // Then
        assertThat(comparison.statistic()).isCloseTo(25.01, within(0.005));
        assertThat(comparison.degreesOfFreedom()).isEqualTo(1);
        assertThat(comparison.effect()).isLessThan(Shift.EFFECT_MIN);
    }

    @Test
    void shouldGiveCramersVWhereBothSidesAreEquallyLarge() {
        // Given
        Map<String, Long> first = Map.of("1", 30L, "2", 50L, "3", 20L);
        Map<String, Long> second = Map.of("1", 45L, "2", 25L, "3", 30L);

        // When
        Comparison comparison = Comparison.of(first, second).orElseThrow();

        // Then
        assertThat(comparison.effect()).isCloseTo(Math.sqrt(comparison.statistic() / 200), within(1e-12));
    }

    @Test
    void shouldGiveTheSameEffectForAnySizes() {
        // Given
        Map<String, Long> window = Map.of("1", 50L, "5", 50L);
        Map<String, Long> before = Map.of("1", 40_000L, "5", 60_000L);

        // When
        Comparison comparison = Comparison.of(window, before).orElseThrow();

        // Then
        assertThat(comparison.effect()).isCloseTo(0.1005, within(0.0001));
        assertThat(Math.sqrt(comparison.statistic() / 100_100)).isLessThan(0.01);
    }

    @Test
    void shouldReachOneWhereNothingIsInCommon() {
        assertThat(Comparison.of(Map.of("en", 70L), Map.of("de", 80L))
                        .orElseThrow()
                        .effect())
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldSeeNoDifferenceInEqualMixes() {
        // When
        Comparison comparison = Comparison.of(Map.of("1", 10L, "5", 30L), Map.of("1", 100L, "5", 300L))
                .orElseThrow();

        // Then
        assertThat(comparison.statistic()).isCloseTo(0, within(1e-9));
        assertThat(comparison.pValue()).isCloseTo(1, within(1e-4));
        assertThat(comparison.effect()).isCloseTo(0, within(1e-9));
    }

    @Test
    void shouldNotCompareWhatIsTooLittle() {
        assertThat(Comparison.of(Map.of("1", 4L, "5", 5L), Map.of("1", 400L, "5", 500L)))
                .isEmpty();
        assertThat(Comparison.of(Map.of("en", 400L), Map.of("en", 4_000L))).isEmpty();
        assertThat(Comparison.of(Map.of("en", 400L, "de", 100L), Map.of())).isEmpty();
        assertThat(Comparison.of(Map.of(), Map.of())).isEmpty();
    }
}
