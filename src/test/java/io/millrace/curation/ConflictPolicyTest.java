package io.millrace.curation;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.grouping.Tally;
import io.millrace.text.Fingerprint;
import org.junit.jupiter.api.Test;

class ConflictPolicyTest {

    @Test
    void shouldKeepTheLabelOfTheFirst() {
        assertThat(label(ConflictPolicy.FIRST, 2, 5, 5)).isEqualTo(own(2));
        assertThat(label(ConflictPolicy.FIRST, 0, 5, 5)).isNull();
    }

    @Test
    void shouldTakeTheLabelThatMostGive() {
        assertThat(label(ConflictPolicy.MAJORITY, 2, 5, 5)).isEqualTo(new Label(5, "majority", 1, 7));
        assertThat(label(ConflictPolicy.MAJORITY, 0, 5)).isEqualTo(new Label(5, "majority", 1, 7));
        assertThat(label(ConflictPolicy.MAJORITY, 5, 5, 2)).isEqualTo(own(5));
    }

    @Test
    void shouldKeepTheLabelOfTheHolderInATie() {
        assertThat(label(ConflictPolicy.MAJORITY, 2, 5)).isEqualTo(own(2));
        assertThat(label(ConflictPolicy.MAJORITY, 3, 5, 5, 1, 1)).isEqualTo(own(3));
        assertThat(label(ConflictPolicy.MAJORITY, 0, 5, 1)).isNull();
    }

    @Test
    void shouldHaveNoLabelWhileReviewsDisagree() {
        assertThat(label(ConflictPolicy.EXCLUDE, 2, 5)).isNull();
        assertThat(label(ConflictPolicy.EXCLUDE, 0, 5, 4)).isNull();
        assertThat(label(ConflictPolicy.EXCLUDE, 2, 2, 0)).isEqualTo(own(2));
    }

    private static Label label(ConflictPolicy policy, int holder, int... others) {
        Tally stars = Tally.NONE.plus(holder);
        for (int given : others) {
            stars = stars.plus(given);
        }
        return policy.label(candidate(holder), stars);
    }

    private static Label own(int stars) {
        return candidate(stars).authorLabel();
    }

    private static Candidate candidate(int stars) {
        return new Candidate(0, "", "text", stars, "en", null, null, null, 7, Fingerprint.of("text"));
    }
}
