package io.millrace.curation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelTest {

    private static final Label LIGHT = new Label(1, "user", 1, 10);
    private static final Label HEAVY = new Label(2, "annotator", 2, 5);

    @Test
    void shouldReplaceNothing() {
        assertThat(LIGHT.replaces(null)).isTrue();
    }

    @Test
    void shouldReplaceALighterOneWhateverItsTime() {
        assertThat(HEAVY.replaces(LIGHT)).isTrue();
        assertThat(LIGHT.replaces(HEAVY)).isFalse();
    }

    @Test
    void shouldReplaceAnEarlierOneOfTheSameWeight() {
        assertThat(new Label(3, "user", 1, 11).replaces(LIGHT)).isTrue();
        assertThat(new Label(3, "user", 1, 9).replaces(LIGHT)).isFalse();
    }

    @Test
    void shouldCorrectOnlyAPredictionThatDiffers() {
        assertThat(LIGHT.corrected()).isNull();
        assertThat(new Label(3, "user", 1, 10, 3).corrected()).isNull();
        assertThat(new Label(3, "user", 1, 10, 5).corrected()).isEqualTo(5);
    }

    @Test
    void shouldHaveAnotherDigestForAnotherCorrection() {
        // Given
        Label blind = new Label(3, "user", 1, 10);

        // Then
        assertThat(new Label(3, "user", 1, 10, 3).digest()).isEqualTo(blind.digest());
        assertThat(new Label(3, "user", 1, 10, 5).digest()).isNotEqualTo(blind.digest());
        assertThat(new Label(3, "user", 1, 10, 5).digest()).isNotEqualTo(new Label(3, "user", 1, 10, 4).digest());
    }

    @Test
    void shouldReplaceTheOneThatArrivedBeforeAtTheSameTime() {
        assertThat(new Label(3, "user", 1, 10).replaces(LIGHT)).isTrue();
    }
}
