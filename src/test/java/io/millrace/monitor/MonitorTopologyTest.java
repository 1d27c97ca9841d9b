package io.millrace.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.Feedback;
import io.millrace.schema.Outcome;
import io.millrace.schema.Prediction;
import io.millrace.testing.TestTopology;
import io.millrace.topic.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonitorTopologyTest {

    private static final Topics TOPICS = Topics.standard();
    private static final Instant PREDICTED_AT = TestTopology.START;

    private TestTopology topology;
    private TestInputTopic<String, Prediction> predictions;
    private TestInputTopic<String, Feedback> feedback;
    private TestOutputTopic<String, Outcome> outcomes;

    @BeforeEach
    void open(@TempDir Path stateDir) {
        topology = new TestTopology(
                TOPICS, stateDir, (builder, serdes) -> new MonitorTopology(TOPICS, serdes).build(builder));
        predictions = topology.input(TOPICS.predictions(), Prediction.class);
        feedback = topology.input(TOPICS.feedback(), Feedback.class);
        outcomes = topology.output(TOPICS.outcomes(), Outcome.class);
    }

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldJoinAPredictionWithTheLabelThatCameLater() {
        // When
        pipe(prediction().build());
        pipe(label(5).setSource("support").build(), 60);

        // Then
        assertThat(outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.getReviewId()).isEqualTo("r1");
            assertThat(outcome.getPredictionId()).isEqualTo("0-7-v1");
            assertThat(outcome.getModelVersion()).isEqualTo("v1");
            assertThat(outcome.getPredicted()).isEqualTo(4);
            assertThat(outcome.getActual()).isEqualTo(5);
            assertThat(outcome.getLive()).isTrue();
            assertThat(outcome.getLabelSource()).isEqualTo("support");
            assertThat(outcome.getPredictedAt()).isEqualTo(PREDICTED_AT);
            assertThat(outcome.getLabelledAt()).isEqualTo(PREDICTED_AT.plusSeconds(60));
        });
    }

    @Test
    void shouldJoinALabelThatArrivedBeforeThePrediction() {
        // When
        pipe(label(5).build(), 60);
        pipe(prediction().build());

        // Then
        assertThat(outcomes())
                .singleElement()
                .satisfies(outcome -> assertThat(outcome.getLive()).isTrue());
    }

    @Test
    void shouldWaitForYears() {
        // When
        pipe(prediction().build());
        pipe(label(5).setGivenAt(PREDICTED_AT.plusSeconds(60)).build(), 60 * 60 * 24 * 300);

        // Then
        assertThat(outcomes()).hasSize(1);
    }

    @Test
    void shouldNotCountAsLiveALabelThatWasGivenBeforeThePrediction() {
        // When
        pipe(prediction().build());
        pipe(label(5).setGivenAt(PREDICTED_AT.minusMillis(1)).build(), 60);

        // Then
        assertThat(outcomes()).extracting(Outcome::getLive).containsExactly(false);
    }

    @Test
    void shouldNotCountAsLiveAReviewThatCameWithStars() {
        // When
        pipe(prediction().setLabelKnown(true).build());
        pipe(label(5).build(), 60);

        // Then
        assertThat(outcomes()).extracting(Outcome::getLive).containsExactly(false);
    }

    @Test
    void shouldNotCountAsLiveAReviewThatTheModelWasTrainedOn() {
        // When
        pipe(prediction().setTrainedOn(true).build());
        pipe(label(5).build(), 60);

        // Then
        assertThat(outcomes()).extracting(Outcome::getLive).containsExactly(false);
    }

    @Test
    void shouldGiveASecondOutcomeWhenTheLabelIsCorrected() {
        // When
        pipe(prediction().build());
        pipe(label(5).build(), 60);
        pipe(label(2).build(), 120);

        // Then
        assertThat(outcomes()).extracting(Outcome::getActual).containsExactly(5, 2);
    }

    @Test
    void shouldIgnoreALabelThatIsOlderThanTheKnownOne() {
        // When
        pipe(prediction().build());
        pipe(label(5).build(), 60);
        pipe(label(2).setGivenAt(PREDICTED_AT.plusSeconds(30)).build(), 120);

        // Then
        assertThat(outcomes()).extracting(Outcome::getActual).containsExactly(5);
    }

    @Test
    void shouldSayNothingNewWhenALabelIsDeliveredAgain() {
        // Given
        Feedback given = label(5).setGivenAt(PREDICTED_AT.plusSeconds(60)).build();

        // When
        pipe(prediction().build());
        pipe(given, 60);
        pipe(given, 90);

        // Then
        assertThat(outcomes()).hasSize(1);
    }

    @Test
    void shouldGiveANewOutcomeForANewPrediction() {
        // When
        pipe(prediction().build());
        pipe(label(5).build(), 60);
        pipe(prediction().setPredictionId("0-9-v2").setModelVersion("v2").build());

        // Then
        assertThat(outcomes()).extracting(Outcome::getModelVersion).containsExactly("v1", "v2");
    }

    @Test
    void shouldKeepReviewsApart() {
        // When
        pipe(prediction().build());
        pipe(label(5).setReviewId("r2").build(), 60);

        // Then
        assertThat(outcomes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 6})
    void shouldIgnoreFeedbackWithImpossibleStars(int stars) {
        // When
        pipe(prediction().build());
        pipe(label(stars).build(), 60);

        // Then
        assertThat(outcomes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldIgnoreFeedbackWithAnImpossibleWeight(double weight) {
        // When
        pipe(prediction().build());
        pipe(label(5).setWeight(weight).build(), 60);

        // Then
        assertThat(outcomes()).isEmpty();
    }

    @Test
    void shouldIgnoreFeedbackThatClaimsToBeTheAuthors() {
        // When
        pipe(prediction().build());
        pipe(label(5).setSource("review").build(), 60);

        // Then
        assertThat(outcomes()).isEmpty();
    }

    @Test
    void shouldIgnoreFeedbackUnderAForeignKeyOrNone() {
        // When
        pipe(prediction().build());
        feedback.pipeInput("r1", label(5).setReviewId("r2").build(), PREDICTED_AT);
        feedback.pipeInput(null, label(5).build(), PREDICTED_AT);
        feedback.pipeInput("r1", null, PREDICTED_AT);

        // Then
        assertThat(outcomes()).isEmpty();
    }

    private void pipe(Prediction prediction) {
        predictions.pipeInput(prediction.getReviewId(), prediction, prediction.getPredictedAt());
    }

    private void pipe(Feedback given, int seconds) {
        feedback.pipeInput(new TestRecord<>(given.getReviewId(), given, PREDICTED_AT.plusSeconds(seconds)));
    }

    private List<Outcome> outcomes() {
        return outcomes.readValuesToList();
    }

    private static Feedback.Builder label(int stars) {
        return Feedback.newBuilder().setReviewId("r1").setStars(stars);
    }

    private static Prediction.Builder prediction() {
        return Prediction.newBuilder()
                .setPredictionId("0-7-v1")
                .setReviewId("r1")
                .setStars(4)
                .setProbabilities(List.of(0.0, 0.0, 0.0, 1.0, 0.0))
                .setModelVersion("v1")
                .setModelDigest("digest")
                .setSourcePartition(0)
                .setSourceOffset(7)
                .setLanguage("en")
                .setLabelKnown(false)
                .setTrainedOn(false)
                .setPredictedAt(PREDICTED_AT);
    }
}
