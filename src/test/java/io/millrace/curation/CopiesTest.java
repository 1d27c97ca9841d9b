package io.millrace.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.schema.Decision;
import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import io.millrace.schema.TrainingRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How copies are counted, and what becomes of labels that conflict, from topic to topic. */
class CopiesTest {

    private static final String SHORT = "As described";
    private static final String TEXT = "The handle of this pan came off on the second day of use";
    private static final String NEAR = "The handle of this pan came off on the second week of use!";
    private static final GroupingSettings STANDARD = new GroupingSettings(true, 0.65, 1, SplitGroup.TEXT);

    @TempDir
    private Path stateDir;

    private CurationDriver curation;

    @AfterEach
    void stop() {
        curation.close();
    }

    @Test
    void shouldMakeOneRecordOfFiveHundredBuyers() {
        // Given
        start(ConflictPolicy.FIRST);

        // When
        for (int buyer = 0; buyer < 500; buyer++) {
            pipe("buyer " + buyer, SHORT, 5);
        }
        curation.recount();

        // Then
        List<TrainingRecord> written = curation.fullTrainingRecords();
        assertThat(written).extracting(TrainingRecord::getReviewId).containsExactly("buyer 0", "buyer 0");
        assertThat(written).extracting(TrainingRecord::getCopies).containsExactly(1, 500);
        assertThat(written).extracting(TrainingRecord::getRevision).containsExactly(1, 2);
    }

    @Test
    void shouldWriteNothingWhenNothingChanged() {
        // Given
        start(ConflictPolicy.FIRST);
        pipe("a", SHORT, 5);
        pipe("b", SHORT, 5);
        curation.recount();
        copies();

        // When
        pipe("b", SHORT, 5);
        curation.recount();
        curation.recount();

        // Then
        assertThat(copies()).isEmpty();
        assertThat(curation.size(CurationStores.RECOUNTS)).isZero();
    }

    @Test
    void shouldNotCountTheSamePeopleTwice() {
        // Given
        start(ConflictPolicy.FIRST);

        // When
        curation.pipe(by("author", "a", 5));
        curation.pipe(by("author", "b", 1));
        curation.pipe(by("another", "c", 5));
        curation.pipe(by("another", "d", 5));
        curation.recount();

        // Then
        assertThat(copies()).containsExactly("a 1", "a 2");
        assertThat(curation.fullDecisions())
                .allMatch(decision -> decision.getFlags().isEmpty());
    }

    @Test
    void shouldCountNearCopies() {
        // Given
        start(ConflictPolicy.FIRST);

        // When
        pipe("a", TEXT, 1);
        pipe("b", NEAR, 1);
        pipe("c", TEXT, 1);
        curation.recount();

        // Then
        assertThat(copies()).containsExactly("a 1", "a 3");
    }

    @Test
    void shouldCountNoCopyThatWasErasedOrEditedOrRejected() {
        // Given
        start(ConflictPolicy.FIRST);
        pipe("a", TEXT, 1);
        pipe("b", NEAR, 1);
        pipe("c", TEXT, 1);
        pipe("d", TEXT, 1);
        pipe("e", TEXT, 1);
        curation.recount();

        // When
        curation.erase("b");
        pipe("c", SHORT, 1);
        curation.pipe(CurationDriver.review("d", TEXT, 9).build());
        curation.recount();

        // Then
        assertThat(copies()).containsExactly("a 1", "a 5", "c 1", "a 2");
        assertThat(curation.size(CurationStores.COPIES)).isEqualTo(1);
    }

    @Test
    void shouldCountForTheNextReviewOfATextThatIsFree() {
        // Given
        start(ConflictPolicy.FIRST);
        pipe("a", SHORT, 5);
        pipe("b", SHORT, 5);
        curation.erase("a");

        // When
        pipe("c", SHORT, 5);

        // Then
        assertThat(copies()).containsExactly("a 1", "c 2");
    }

    @Test
    void shouldSumUpToAllReviewsWhereSeveralCopiesAreKept() {
        // Given
        curation = new CurationDriver(stateDir, new GroupingSettings(true, 0.65, 2, SplitGroup.TEXT));

        // When
        pipe("a", SHORT, 5);
        pipe("b", SHORT, 5);
        pipe("c", SHORT, 5);
        curation.recount();
        curation.erase("a");
        curation.recount();

        // Then
        assertThat(copies()).containsExactly("a 1", "b 1", "a 2", "b 2");
    }

    @Test
    void shouldSayThatLabelsConflict() {
        // Given
        start(ConflictPolicy.FIRST);

        // When
        pipe("a", SHORT, 5);
        pipe("b", SHORT, 5);
        pipe("c", SHORT, 1);
        pipe("d", SHORT, null);

        // Then
        assertThat(curation.fullDecisions())
                .filteredOn(decision -> decision.getFlags().contains("label-conflict"))
                .extracting(Decision::getReviewId, Decision::getMatchedReviewId)
                .containsExactly(tuple("c", "a"));
    }

    @Test
    void shouldKeepTheLabelOfTheFirst() {
        // Given
        start(ConflictPolicy.FIRST);

        // When
        disagree();

        // Then
        assertThat(curation.trainingRecords()).containsExactly("a 1 review r1", "a 1 review r2");
    }

    @Test
    void shouldTakeTheLabelThatMostGive() {
        // Given
        start(ConflictPolicy.MAJORITY);

        // When
        disagree();
        curation.erase("b");
        curation.recount();

        // Then
        assertThat(curation.trainingRecords()).containsExactly("a 1 review r1", "a 5 majority r2", "a 1 review r3");
    }

    @Test
    void shouldHaveNoRecordWhileReviewsDisagree() {
        // Given
        start(ConflictPolicy.EXCLUDE);

        // When
        disagree();
        curation.erase("b");
        curation.erase("c");
        curation.recount();

        // Then
        assertThat(curation.trainingRecords()).containsExactly("a 1 review r1", "a withdrawn", "a 1 review r1");
    }

    @Test
    void shouldNotPublishAReviewThatDisagreesWithCountedOnes() {
        // Given
        start(ConflictPolicy.EXCLUDE);
        pipe("a", SHORT, 5);
        pipe("b", SHORT, 5);
        curation.erase("a");

        // When
        pipe("c", SHORT, 1);

        // Then
        Decision decision = curation.fullDecisions().get(3);
        assertThat(decision.getReason()).isEqualTo("accepted");
        assertThat(decision.getLabelled()).isFalse();
        assertThat(decision.getFlags()).containsExactly("label-conflict");
        assertThat(curation.trainingRecords()).containsExactly("a 5 review r1", "a withdrawn");
    }

    @Test
    void shouldLetFeedbackCountBeforeTheVote() {
        // Given
        start(ConflictPolicy.EXCLUDE);
        disagree();

        // When
        curation.pipeFeedback("a", 3);

        // Then
        assertThat(curation.trainingRecords()).containsExactly("a 1 review r1", "a withdrawn", "a 3 user r1");
    }

    @Test
    void shouldCountTheHeavierFeedback() {
        // Given
        start(ConflictPolicy.FIRST);
        pipe("a", SHORT, 5);

        // When
        feedback(2, 4);
        feedback(1, 3);
        feedback(2, 2);

        // Then
        assertThat(curation.trainingRecords()).containsExactly("a 5 review r1", "a 4 user r2", "a 2 user r3");
    }

    private void start(ConflictPolicy conflicts) {
        curation = new CurationDriver(stateDir, STANDARD, conflicts);
    }

    private void disagree() {
        pipe("a", SHORT, 1);
        pipe("b", SHORT, 5);
        pipe("c", SHORT, 5);
        curation.recount();
    }

    private void feedback(double weight, int stars) {
        curation.pipe(Feedback.newBuilder()
                .setReviewId("a")
                .setStars(stars)
                .setWeight(weight)
                .build());
    }

    private void pipe(String id, String body, Integer stars) {
        curation.pipe(CurationDriver.review(id, body, stars).setReviewTitle("").build());
    }

    private static Review by(String author, String id, int stars) {
        return CurationDriver.review(id, SHORT, stars)
                .setReviewerId(author)
                .setProductId("product")
                .build();
    }

    private List<String> copies() {
        return curation.fullTrainingRecords().stream()
                .filter(Objects::nonNull)
                .map(written -> written.getReviewId() + " " + written.getCopies())
                .toList();
    }
}
