package io.millrace.curation;

import static io.millrace.curation.CurationDriver.START;
import static io.millrace.curation.CurationDriver.review;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.Decision;
import io.millrace.schema.DecisionOutcome;
import io.millrace.schema.TrainingRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurationTopologyTest {

    private static final String GOOD = "The dress fits well and I like the colour very much.";
    private static final String OTHER = "The trousers are too short and they tore on the second day.";
    private static final String GERMAN = "Das Kleid passt sehr gut und ich mag die Farbe wirklich gern.";

    @TempDir
    Path stateDir;

    private CurationDriver curation;

    @BeforeEach
    void open() {
        curation = new CurationDriver(stateDir);
    }

    @AfterEach
    void close() {
        curation.close();
    }

    @Test
    void shouldAcceptAndRecordAReviewWithStars() {
        // When
        curation.pipe(review("a", GOOD, 5).build());

        // Then
        Decision decision = curation.fullDecisions().get(0);
        TrainingRecord written = curation.fullTrainingRecords().get(0);
        assertThat(decision.getOutcome()).isEqualTo(DecisionOutcome.ACCEPTED);
        assertThat(decision.getLabelled()).isTrue();
        assertThat(decision.getGroup()).isEqualTo(written.getGroup()).hasSize(32);
        assertThat(written.getTitle()).isEqualTo("A title");
        assertThat(written.getBody()).isEqualTo(GOOD);
        assertThat(written.getLanguage()).isEqualTo("en");
        assertThat(written.getRevision()).isEqualTo(1);
    }

    @Test
    void shouldKeepAReviewWithoutStarsWaitingForFeedback() {
        // When
        curation.pipe(review("a", GOOD, null).build());

        // Then
        assertThat(curation.decisions()).containsExactly("a 0 accepted");
        assertThat(curation.trainingRecords()).isEmpty();
    }

    @Test
    void shouldLabelAReviewWithFeedbackAYearLater() {
        // Given
        curation.pipe(review("a", GOOD, null).build());

        // When
        curation.pipeFeedback("a", 2, START.plus(Duration.ofDays(365)));

        // Then
        assertThat(curation.trainingRecords()).containsExactly("a 2 user r1");
        assertThat(curation.decisions()).containsExactly("a 0 accepted");
    }

    @Test
    void shouldApplyFeedbackThatCameBeforeTheReview() {
        // Given
        curation.pipeFeedback("a", 2);

        // When
        curation.pipe(review("a", GOOD, 5).build());

        // Then
        assertThat(curation.trainingRecords()).containsExactly("a 2 user r1");
    }

    @Test
    void shouldCorrectALabelWithFeedback() {
        // Given
        curation.pipe(review("a", GOOD, 5).build());

        // When
        curation.pipeFeedback("a", 1);
        curation.pipeFeedback("a", 1);

        // Then
        assertThat(curation.trainingRecords()).containsExactly("a 5 review r1", "a 1 user r2");
    }

    @Test
    void shouldKeepWhatAModelHadSaidBeforeItWasCorrected() {
        // Given
        curation.pipe(review("a", GOOD, null).build());

        // When
        curation.pipeCorrection("a", 5, 2);
        curation.pipeCorrection("a", 2, 2);
        curation.pipeCorrection("a", 3, 2);

        // Then
        assertThat(curation.trainingRecords()).containsExactly("a 2 user r1 not 5", "a 2 user r2", "a 2 user r3 not 3");
    }

    @Test
    void shouldIgnoreFeedbackThatWasGivenBeforeTheOneThatCounts() {
        // Given
        curation.pipe(review("a", GOOD, null).build());
        curation.pipeFeedback("a", 4, START.plusSeconds(1000));

        // When
        curation.pipeFeedback("a", 1, START.plusSeconds(500));

        // Then
        assertThat(curation.trainingRecords()).containsExactly("a 4 user r1");
    }

    @Test
    void shouldRejectADuplicateAndNameItsOwner() {
        // Given
        curation.pipe(review("a", GOOD, 5).build());

        // When
        curation.pipe(review("b", "  the DRESS fits well and i like the colour very much. ", 4)
                .build());

        // Then
        Decision duplicate = curation.fullDecisions().get(1);
        assertThat(duplicate.getReason()).isEqualTo("duplicate");
        assertThat(duplicate.getMatchedReviewId()).isEqualTo("a");
        assertThat(duplicate.getSimilarity()).isEqualTo(1.0);
        assertThat(curation.trainingRecords()).containsExactly("a 5 review r1");
        assertThat(curation.size(CurationStores.TEXTS)).isEqualTo(1);
    }

    @Test
    void shouldDecideASecondDeliveryOfTheSameEventAndChangeNothing() {
        // Given
        curation.pipe(review("a", GOOD, 5).build());

        // When
        curation.pipe(review("a", GOOD, 5).build());

        // Then
        assertThat(curation.decisions()).containsExactly("a 0 accepted", "a 1 redelivered");
        assertThat(curation.trainingRecords()).containsExactly("a 5 review r1");
    }

    @Test
    void shouldMoveARecordToItsNewTextAndFreeTheOldOne() {
        // Given
        curation.pipe(review("a", GOOD, 5).build());

        // When
        curation.pipe(review("a", OTHER, 5).build());
        curation.pipe(review("b", GOOD, 4).build());
        curation.pipe(review("c", OTHER, 4).build());

        // Then
        assertThat(curation.decisions())
                .containsExactly("a 0 accepted", "a 1 updated", "b 2 accepted", "c 3 duplicate");
        assertThat(curation.trainingRecords()).containsExactly("a 5 review r1", "a 5 review r2", "b 4 review r1");
    }

    @Test
    void shouldWithdrawARecordWhoseNewTextIsADuplicate() {
        // Given
        curation.pipe(review("a", GOOD, 5).build());
        curation.pipe(review("b", OTHER, 1).build());

        // When
        curation.pipe(review("b", GOOD, 1).build());
        curation.pipe(review("c", OTHER, 2).build());

        // Then
        assertThat(curation.decisions())
                .containsExactly("a 0 accepted", "b 1 accepted", "b 2 duplicate", "c 3 accepted");
        assertThat(curation.trainingRecords())
                .containsExactly("a 5 review r1", "b 1 review r1", "b withdrawn", "c 2 review r1");
    }

    @Test
    void shouldWithdrawARecordThatWasEditedIntoAnotherLanguage() {
        // Given
        curation.pipe(review("a", GOOD, 5).build());

        // When
        curation.pipe(review("a", GERMAN, 5).setLanguage("de").build());
        curation.pipe(review("b", GOOD, 4).build());

        // Then
        assertThat(curation.decisions()).containsExactly("a 0 accepted", "a 1 language", "b 2 accepted");
        assertThat(curation.trainingRecords()).containsExactly("a 5 review r1", "a withdrawn", "b 4 review r1");
    }

    @Test
    void shouldEraseAReview() {
        // Given
        curation.pipe(review("a", GOOD, 5).build());
        curation.pipeFeedback("a", 4);

        // When
        curation.erase("a");

        // Then
        assertThat(curation.decisions()).containsExactly("a 0 accepted", "a 1 erased");
        assertThat(curation.trainingRecords()).containsExactly("a 5 review r1", "a 4 user r2", "a withdrawn");
        assertThat(curation.size(CurationStores.TEXTS)).isZero();
        assertThat(curation.size(CurationStores.STATUS)).isZero();
        assertThat(curation.holders()).isEmpty();
    }

    @Test
    void shouldDecideAnErasureThatCameBeforeItsReview() {
        // When
        curation.erase("a");
        curation.pipe(review("a", GOOD, 5).build());

        // Then
        assertThat(curation.decisions()).containsExactly("a 0 erased", "a 1 accepted");
        assertThat(curation.trainingRecords()).containsExactly("a 5 review r1");
    }

    @Test
    void shouldAcceptADuplicateAfterItsOwnerWasErasedWithinTheSameGroup() {
        // Given
        curation.pipe(review("a", GOOD, 5).build());
        curation.erase("a");

        // When
        curation.pipe(review("b", GOOD, 4).build());

        // Then
        List<TrainingRecord> written = curation.fullTrainingRecords();
        assertThat(written.get(2).getReviewId()).isEqualTo("b");
        assertThat(written.get(2).getGroup()).isEqualTo(written.get(0).getGroup());
        assertThat(written.get(2).getSplit()).isEqualTo(written.get(0).getSplit());
    }

    @Test
    void shouldRejectWhatCannotBeUsedAndSayWhy() {
        // When
        curation.pipe(review("empty", " \u200b ", 5).setReviewTitle(null).build());
        curation.pipe(review("zero", GOOD, 0).build());
        curation.pipe(review("six", GOOD, 6).build());
        curation.pipe(review("long", "word ".repeat(300), 5).build());
        curation.pipe(review("german", GERMAN, 5).setLanguage(null).build());

        // Then
        assertThat(curation.decisions())
                .containsExactly(
                        "empty 0 empty",
                        "zero 1 invalid-stars",
                        "six 2 invalid-stars",
                        "long 3 too-long",
                        "german 4 language");
        assertThat(curation.trainingRecords()).isEmpty();
        assertThat(curation.size(CurationStores.STATUS)).isZero();
    }

    @Test
    void shouldRedactWhatItWritesAndSaySoInTheDecision() {
        // When
        curation.pipe(review("a", GOOD + " Call 212-555-0123.", 5).build());

        // Then
        Decision decision = curation.fullDecisions().get(0);
        TrainingRecord written = curation.fullTrainingRecords().get(0);
        assertThat(written.getBody()).isEqualTo(GOOD + " Call [PHONE].");
        assertThat(decision.getFlags()).containsExactly("redacted-phone");
    }

    @Test
    void shouldNameTheQualityRuleThatRejects() {
        // When
        curation.pipe(review("a", "No comment.", 5).setReviewTitle(null).build());

        // Then
        Decision decision = curation.fullDecisions().get(0);
        assertThat(decision.getOutcome()).isEqualTo(DecisionOutcome.REJECTED);
        assertThat(decision.getReason()).isEqualTo("boilerplate");
        assertThat(decision.getRule()).isEqualTo("boilerplate");
        assertThat(decision.getRuleVersion()).isEqualTo(1);
    }

    @Test
    void shouldKeepFeedbackOfARejectedReviewForALaterEdit() {
        // Given
        curation.pipe(review("a", GERMAN, null).build());
        curation.pipeFeedback("a", 3);

        // When
        curation.pipe(review("a", GOOD, null).build());

        // Then
        assertThat(curation.trainingRecords()).containsExactly("a 3 user r1");
    }

    @Test
    void shouldWithdrawARecordWhoseRatingWasTakenBack() {
        // Given
        curation.pipe(review("a", GOOD, 5).build());

        // When
        curation.pipe(review("a", GOOD, null).build());

        // Then
        assertThat(curation.decisions()).containsExactly("a 0 accepted", "a 1 updated");
        assertThat(curation.trainingRecords()).containsExactly("a 5 review r1", "a withdrawn");
    }
}
