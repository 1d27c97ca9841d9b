package io.millrace.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReviewTextTest {

    @Test
    void shouldJoinTitleAndBodyByAnEmptyLine() {
        assertThat(new ReviewText("Good", "Fits well").joined()).isEqualTo("Good\n\nFits well");
    }

    @Test
    void shouldTellAMissingTitleFromOneThatIsPartOfTheBody() {
        assertThat(new ReviewText("", "Good\n\nFits well").joined())
                .isEqualTo("\n\nGood\n\nFits well")
                .isNotEqualTo(new ReviewText("Good", "Fits well").joined());
    }

    @Test
    void shouldBeBlankOnlyIfBothPartsAre() {
        assertThat(new ReviewText("", " ").isBlank()).isTrue();
        assertThat(new ReviewText("Good", "").isBlank()).isFalse();
    }
}
