package io.millrace.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReviewTextTest {

    @Test
    void shouldJoinTitleAndBodyByAnEmptyLine() {
        assertThat(new ReviewText("Good", "Fits well").joined()).isEqualTo("Good\n\nFits well");
    }

    @Test
    void shouldJoinToTheBodyWithoutTitle() {
        assertThat(new ReviewText("", "Fits well").joined()).isEqualTo("Fits well");
    }

    @Test
    void shouldBeBlankOnlyIfBothPartsAre() {
        assertThat(new ReviewText("", " ").isBlank()).isTrue();
        assertThat(new ReviewText("Good", "").isBlank()).isFalse();
    }
}
