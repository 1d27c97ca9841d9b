package io.millrace.curation;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.Decision;
import io.millrace.schema.Review;
import io.millrace.schema.TrainingRecord;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of reviews whose texts nearly equal each other, from topic to topic. */
class NearDuplicatesTest {

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
    void shouldTakeANearTextForADuplicate() {
        // Given
        start(STANDARD);

        // When
        pipe("a", TEXT);
        pipe("b", NEAR);

        // Then
        Decision decision = curation.fullDecisions().get(1);
        assertThat(decision.getReason()).isEqualTo("near-duplicate");
        assertThat(decision.getMatchedReviewId()).isEqualTo("a");
        assertThat(decision.getSimilarity()).isBetween(0.65, 0.99);
        assertThat(curation.trainingRecords()).containsExactly("a 1 review r1");
        assertThat(curation.size(CurationStores.LOOKUPS)).isZero();
    }

    @Test
    void shouldAcceptANearTextWithAnotherNumber() {
        // Given
        start(STANDARD);

        // When
        pipe("a", "The handle of this pan came off after 2 days of use");
        pipe("b", "The handle of this pan came off after 3 days of use");

        // Then
        assertThat(curation.decisions()).containsExactly("a 0 accepted", "b 1 accepted");
    }

    @Test
    void shouldAcceptShortTextsThatDifferInAWord() {
        // Given
        start(STANDARD);

        // When
        pipe("a", "A great little pan");
        pipe("b", "A great little pot");
        pipe("c", "a great  little PAN");

        // Then
        assertThat(curation.decisions()).containsExactly("a 0 accepted", "b 1 accepted", "c 2 duplicate");
    }

    @Test
    void shouldForgetAShortTextThatNobodyHolds() {
        // Given
        start(STANDARD);
        pipe("a", "Great");

        // When
        curation.erase("a");

        // Then
        assertThat(curation.size(CurationStores.FINGERPRINTS)).isZero();
    }

    @Test
    void shouldKeepTheGroupWhenAReviewIsEdited() {
        // Given
        start(STANDARD);

        // When
        pipe("a", TEXT);
        pipe("a", NEAR);

        // Then
        assertThat(curation.decisions()).containsExactly("a 0 accepted", "a 1 updated");
        List<String> groups = groups();
        assertThat(groups).as("I4").hasSize(2).containsOnly(groups.get(0));
    }

    @Test
    void shouldAcceptANearTextInTheSameGroupWhenTheOtherIsErased() {
        // Given
        start(STANDARD);
        pipe("a", TEXT);
        curation.erase("a");

        // When
        pipe("b", NEAR);

        // Then
        List<Decision> decisions = curation.fullDecisions();
        assertThat(decisions).extracting(Decision::getReason).containsExactly("accepted", "erased", "accepted");
        assertThat(decisions.get(2).getGroup())
                .as("I4")
                .isEqualTo(decisions.get(0).getGroup());
    }

    @Test
    void shouldAcceptAsManyCopiesAsAreWanted() {
        // Given
        start(new GroupingSettings(true, 0.65, 2, SplitGroup.TEXT));

        // When
        pipe("a", TEXT);
        pipe("b", NEAR);
        pipe("c", TEXT);
        pipe("d", NEAR);

        // Then
        assertThat(curation.decisions())
                .containsExactly("a 0 accepted", "b 1 accepted", "c 2 duplicate", "d 3 duplicate");
    }

    @Test
    void shouldRefuseTheSameOpinionOfOneAuthorWhateverTheCopies() {
        // Given
        start(new GroupingSettings(true, 0.65, 10, SplitGroup.TEXT));

        // When
        curation.pipe(by("author", "a", TEXT));
        curation.pipe(by("author", "b", TEXT));
        curation.pipe(by("author", "c", NEAR));
        curation.pipe(by("another", "d", TEXT));

        // Then
        assertThat(curation.decisions())
                .containsExactly("a 0 accepted", "b 1 duplicate", "c 2 near-duplicate", "d 3 accepted");
    }

    @Test
    void shouldLeaveNearTextsAloneWhenToldSo() {
        // Given
        start(new GroupingSettings(false, 0.65, 1, SplitGroup.TEXT));

        // When
        pipe("a", TEXT);
        pipe("b", NEAR);

        // Then
        assertThat(curation.decisions()).containsExactly("a 0 accepted", "b 1 accepted");
        assertThat(curation.size(CurationStores.BANDS)).isZero();
    }

    @Test
    void shouldKeepAllReviewsOfAnAuthorInOneGroup() {
        // Given
        start(new GroupingSettings(true, 0.65, 1, SplitGroup.AUTHOR));

        // When
        curation.pipe(by("author", "a", TEXT));
        curation.pipe(by("author", "b", "Short and good"));
        curation.pipe(by("another", "c", "It was never what I had hoped it to be"));

        // Then
        List<String> groups = groups();
        assertThat(groups.get(0)).isEqualTo(groups.get(1)).isNotEqualTo(groups.get(2));
    }

    /** The groups of eight authors are in different splits. */
    @Test
    void shouldKeepATextOutOfBothSplitsThatItWouldTieTogether() {
        // Given
        start(new GroupingSettings(true, 0.65, 5, SplitGroup.AUTHOR));
        curation.pipe(by("author 0", "a", TEXT));
        String split = curation.fullTrainingRecords().get(0).getSplit().name();

        // When
        for (int i = 1; i < 8; i++) {
            curation.pipe(by("author " + i, "near " + i, TEXT.replace("handle", "handle" + letters(i))));
        }

        // Then
        assertThat(curation.fullTrainingRecords())
                .extracting(record -> record.getSplit().name())
                .containsOnly(split);
        assertThat(curation.fullDecisions()).extracting(Decision::getReason).contains("split-conflict");
    }

    private void start(GroupingSettings grouping) {
        curation = new CurationDriver(stateDir, grouping);
    }

    private void pipe(String id, String body) {
        curation.pipe(CurationDriver.review(id, body, 1).setReviewTitle("").build());
    }

    private static Review by(String author, String id, String body) {
        return CurationDriver.review(id, body, 1)
                .setReviewTitle("")
                .setReviewerId(author)
                .setProductId("product")
                .build();
    }

    private static String letters(int number) {
        return Character.toString('a' + number % 26) + Character.toString('a' + number / 26);
    }

    private List<String> groups() {
        return curation.fullTrainingRecords().stream()
                .map(TrainingRecord::getGroup)
                .toList();
    }
}
