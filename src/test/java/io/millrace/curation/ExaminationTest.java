package io.millrace.curation;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.demo.GeneratedReview;
import io.millrace.demo.GeneratedReview.Kind;
import io.millrace.demo.ReviewGenerator;
import io.millrace.schema.Review;
import io.millrace.text.LanguageIdentifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExaminationTest {

    private static final int GENERATED = 5_000;

    private final Examination examination = new Examination(
            CurationDriver.settings(new GroupingSettings(true, 0.65, 1, SplitGroup.TEXT)),
            new LanguageIdentifier(Set.of("en", "de", "fr")));

    @Test
    void shouldHoldNothingThatWasRedacted() {
        // When
        ReviewEvent one =
                examine("Ask @kim_lee", "A very good coat, write to kim.lee@example.com or call 212-555-0123.", 5);
        ReviewEvent other =
                examine("Ask @lee_kim", "A very good coat, write to lee@example.org or call (212) 555 0124.", 5);

        // Then
        Candidate candidate = (Candidate) one.examined();
        assertThat(candidate.title()).isEqualTo("Ask [HANDLE]");
        assertThat(candidate.body()).isEqualTo("A very good coat, write to [EMAIL] or call [PHONE].");
        assertThat(candidate.fingerprint()).isEqualTo(((Candidate) other.examined()).fingerprint());
        assertThat(one.flags()).containsExactly("redacted-email", "redacted-phone", "redacted-handle");
    }

    @Test
    void shouldTellTheLanguageFromTheAuthorsWords() {
        // Given
        String foreign = "meine.sehr.gute.adresse.ist.das@und-der-die-das.example.com";

        // When
        Candidate candidate = (Candidate)
                examine("", "I like it and the colour " + foreign, 5).examined();

        // Then
        assertThat(candidate.language()).isEqualTo("en");
    }

    @Test
    void shouldFlagWhatItRejectsToo() {
        // When
        ReviewEvent event = examine("", "kim@example.com", 5);

        // Then
        assertThat(event.examined()).isEqualTo(new Rejection(Reason.TOO_SHORT, null));
        assertThat(event.flags()).containsExactly("redacted-email");
    }

    @ParameterizedTest
    @CsvSource({
        "...........,few-letters",
        "aaaaaaaaaaaaa,repetition",
        "https://example.com/a,links-only",
        "No comment.,boilerplate",
    })
    void shouldNameTheQualityRuleAndItsVersion(String body, String rule) {
        // When
        Rejection rejection = (Rejection) examine("", body, 5).examined();

        // Then
        assertThat(rejection.reason().label()).isEqualTo(rule);
        assertThat(rejection.reason().rule()).isEqualTo(rule);
        assertThat(rejection.reason().ruleVersion()).isEqualTo(1);
    }

    @Test
    void shouldFlagATextThatContradictsItsStarsAndKeepIt() {
        // When
        ReviewEvent event = examine("", "Terrible quality, a complete waste of money.", 5);

        // Then
        assertThat(event.examined()).isInstanceOf(Candidate.class);
        assertThat(event.flags()).containsExactly("rating-contradiction");
    }

    @Test
    void shouldLeaveGeneratedReviewsAlone() {
        // Given
        Stream<GeneratedReview> reviews = ReviewGenerator.reviews(7, GENERATED)
                .filter(review ->
                        review.kind() == Kind.FRESH && review.language().equals("en"));

        // Then
        reviews.forEach(review -> {
            ReviewEvent event = examine(review.title(), review.body(), review.stars());
            assertThat(event.examined()).as(review.body()).isInstanceOf(Candidate.class);
            assertThat(event.flags()).as(review.body()).isEqualTo(List.of());
        });
    }

    private ReviewEvent examine(String title, String body, int stars) {
        Review review =
                CurationDriver.review("a", body, stars).setReviewTitle(title).build();
        return examination.examine(0, review, 0);
    }
}
