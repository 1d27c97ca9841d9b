package io.millrace.proof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.curation.Candidate;
import io.millrace.curation.Examination;
import io.millrace.curation.ReviewEvent;
import io.millrace.proof.workload.EventClass.Expectation;
import io.millrace.schema.Review;
import io.millrace.text.LanguageIdentifier;
import io.millrace.text.TextCleaner;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The guarantees work texts out without redaction and quality rules, so no text of the workload may need either. */
class HarmlessTextsTest {

    private static final int EVENTS = 20_000;

    private final MillraceConfig config = new MillraceConfig(
            Map.of(ConfigKeys.BOOTSTRAP_SERVERS, "nowhere:1", ConfigKeys.LANGUAGE_POLICY, "declared"));
    private final TextCleaner cleaner = new TextCleaner(config.curation().cleaning());
    private final Examination examination = new Examination(config.curation(), new LanguageIdentifier(Set.of("en")));

    @Test
    void shouldPassExaminationUnchanged() {
        // Given
        Workload workload = new Workload("run", 0, 7, 4);

        for (int i = 0; i < EVENTS; i++) {
            PlannedEvent event = workload.next();
            if (event.kind().expectation() == Expectation.CANDIDATE) {
                // When
                Review review = (Review) event.value();
                ReviewEvent examined = examination.examine(0, review, 0);

                // Then
                assertThat(examined.examined()).isInstanceOf(Candidate.class);
                Candidate candidate = (Candidate) examined.examined();
                assertThat(candidate.title()).isEqualTo(cleaner.clean(review.getReviewTitle()));
                assertThat(candidate.body()).isEqualTo(cleaner.clean(review.getReviewBody()));
            }
        }
    }
}
