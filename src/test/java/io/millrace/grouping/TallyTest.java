package io.millrace.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void shouldCountReviewsWithAndWithoutStars() {
        assertThat(tally(0, 5, 5, 1).total()).isEqualTo(4);
        assertThat(tally(0, 5, 5, 1).minus(5)).isEqualTo(tally(0, 5, 1));
        assertThat(tally(3).minus(3)).isEqualTo(Tally.NONE);
    }

    @Test
    void shouldFindTheStarsThatMostGive() {
        assertThat(tally(5, 5, 1).majority()).isEqualTo(5);
        assertThat(tally(0, 0, 0, 2).majority()).isEqualTo(2);
    }

    @Test
    void shouldFindNoMajorityAmongEquals() {
        assertThat(tally(5, 1).majority()).isZero();
        assertThat(tally(0, 0).majority()).isZero();
        assertThat(Tally.NONE.majority()).isZero();
    }

    @Test
    void shouldBeDividedByDifferentStarsOnly() {
        assertThat(tally(5, 4).isDivided()).isTrue();
        assertThat(tally(5, 5, 0).isDivided()).isFalse();
        assertThat(Tally.NONE.isDivided()).isFalse();
    }

    private static Tally tally(int... stars) {
        Tally tally = Tally.NONE;
        for (int given : stars) {
            tally = tally.plus(given);
        }
        return tally;
    }
}
