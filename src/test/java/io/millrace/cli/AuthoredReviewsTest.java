package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuthoredReviewsTest {

    private final AuthoredReviews reviews = new AuthoredReviews("ann");

    @Test
    void shouldKeepTheReviewsOfOneAuthor() {
        // When
        reviews.saw("r2", "ann");
        reviews.saw("r1", "ann");
        reviews.saw("r3", "bob");
        reviews.saw("r4", null);

        // Then
        assertThat(reviews.present()).containsExactly("r1", "r2");
        assertThat(reviews.gone()).isEmpty();
    }

    @Test
    void shouldTellWithdrawnReviewsApart() {
        // When
        reviews.saw("r1", "ann");
        reviews.withdrawn("r1");
        reviews.withdrawn("r2");

        // Then
        assertThat(reviews.present()).isEmpty();
        assertThat(reviews.gone()).containsExactly("r1");
    }

    @Test
    void shouldFindAReviewThatCameAgain() {
        // When
        reviews.saw("r1", "ann");
        reviews.withdrawn("r1");
        reviews.saw("r1", "ann");

        // Then
        assertThat(reviews.present()).containsExactly("r1");
        assertThat(reviews.gone()).isEmpty();
    }

    @Test
    void shouldNotTakeTheReviewOfSomebodyWhoCameLaterUnderItsId() {
        // When
        reviews.saw("r1", "ann");
        reviews.withdrawn("r1");
        reviews.saw("r1", "bob");

        // Then
        assertThat(reviews.present()).isEmpty();
    }

    @Test
    void shouldKeepAReviewWhoseEditNamesSomebodyElse() {
        // When
        reviews.saw("r1", "ann");
        reviews.saw("r1", "bob");

        // Then
        assertThat(reviews.present()).containsExactly("r1");
    }
}
