package io.millrace.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.model.LinearModelFormat;
import io.millrace.model.Predictor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTrainerTest {

    private static final List<String> WORDS = List.of("awful", "poor", "okay", "good", "superb");

    @TempDir
    private Path temp;

    @Test
    void shouldLearnWordsThatTellTheStars() throws Exception {
        // Given
        write(rows(200));
        List<Double> shares = new ArrayList<>();

        // When
        TrainedModel trained = new LocalTrainer().train(request(Map.of()), (share, step) -> shares.add(share));

        // Then
        Predictor model = LinearModelFormat.read(Files.readAllBytes(trained.modelFile()));
        for (int stars = 1; stars <= 5; stars++) {
            assertThat(Predictor.stars(model.probabilities("Coat\n\n" + WORDS.get(stars - 1) + " thing")))
                    .isEqualTo(stars);
        }
        assertThat(trained.rows()).isEqualTo(200);
        assertThat(shares).isSorted().endsWith(1.0);
    }

    @Test
    void shouldMakeTheSameBytesOfTheSameDataset() throws Exception {
        // Given
        write(rows(200));

        // When
        byte[] first = Files.readAllBytes(train(Map.of()).modelFile());
        byte[] second = Files.readAllBytes(
                train(Map.of("n_epochs", "auto", "batch_size", "8")).modelFile());

        // Then
        assertThat(second).isEqualTo(first);
    }

    @Test
    void shouldLearnTheSameFromEveryFormat() throws Exception {
        // Given
        write(rows(50));
        byte[] expected = Files.readAllBytes(train(Map.of()).modelFile());

        // When // Then
        write(rows(
                50,
                "{\"messages\": [{\"role\": \"system\", \"content\": \"Rate.\"}, {\"role\": \"user\", \"content\": "
                        + "\"Coat\\n\\n%s number %d\"}, {\"role\": \"assistant\", \"content\": \"%d\"}]}",
                0));
        assertThat(train(Map.of()).modelFile()).hasBinaryContent(expected);
        write(rows(50, "{\"text\": \"Coat\\n\\n%s number %d\", \"label\": %d}", -1));
        assertThat(train(Map.of()).modelFile()).hasBinaryContent(expected);
    }

    @Test
    void shouldAlwaysSayTheOnlyLabelThatItSaw() throws Exception {
        // Given
        write(List.of(row("fine", 4), row("fine too", 4)));

        // When
        double[] probabilities = predictor(train(Map.of())).probabilities("awful");

        // Then
        assertThat(Predictor.stars(probabilities)).isEqualTo(4);
        assertThat(probabilities[3]).isCloseTo(1, within(1e-9));
    }

    @Test
    void shouldTrainOnOneRowALabel() throws Exception {
        // Given
        write(IntStream.rangeClosed(1, 5)
                .mapToObj(i -> row(WORDS.get(i - 1), i))
                .toList());

        // When
        Predictor model = predictor(train(Map.of()));

        // Then
        for (int stars = 1; stars <= 5; stars++) {
            assertThat(Predictor.stars(model.probabilities("Coat\n\n" + WORDS.get(stars - 1))))
                    .isEqualTo(stars);
        }
    }

    @Test
    void shouldNeverSayALabelThatItNeverSaw() throws Exception {
        // Given
        write(List.of(row("awful", 1), row("superb", 5), row("superb indeed", 5)));

        // When
        double[] probabilities = predictor(train(Map.of())).probabilities("");

        // Then
        assertThat(Arrays.stream(probabilities, 1, 4)).allMatch(p -> p < 1e-9);
        assertThat(Arrays.stream(probabilities).sum()).isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldLeaveOutRowsBeyondItsMemory() throws Exception {
        // Given
        write(rows(200));

        // When
        TrainedModel trained = train(Map.of("ngrams_max", "4000"));

        // Then
        assertThat(trained.rows()).isBetween(20L, 199L);
    }

    @Test
    void shouldSayThatThereIsNothingToLearn() throws Exception {
        // Given
        write(List.of());

        // When // Then
        assertThatThrownBy(() -> train(Map.of()))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("no training rows");
    }

    @Test
    void shouldSayThatTheDatasetIsMissing() {
        // Given // When // Then
        assertThatThrownBy(() -> train(Map.of()))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("there is no ")
                .hasMessageContaining("train.jsonl");
    }

    @Test
    void shouldNameTheLineThatIsNoRowButNotItsText() throws Exception {
        // Given
        for (String broken : List.of("secret words", "{\"prompt\": \"secret\", \"completion\": \" secret\"}")) {
            write(List.of(row("fine", 4), broken));

            // When // Then
            assertThatThrownBy(() -> train(Map.of()))
                    .isInstanceOf(TrainingException.class)
                    .hasMessageContaining("train.jsonl line 2 is not a training row")
                    .hasMessageNotContaining("secret")
                    .hasNoCause();
        }
    }

    @Test
    void shouldRefuseLabelsOutOfRange() throws Exception {
        // Given
        write(List.of(row("fine", 6)));

        // When // Then
        assertThatThrownBy(() -> train(Map.of())).hasMessage("a label must be 1 to 5 stars, not 6");
    }

    @Test
    void shouldRefuseHyperparametersThatItDoesNotKnow() {
        // Given // When // Then
        assertThatThrownBy(() -> train(Map.of("learning_rate", "0.1")))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("does not know [learning_rate]")
                .hasMessageContaining("ignores [batch_size, learning_rate_multiplier, n_epochs]");
    }

    @Test
    void shouldRefuseHyperparametersOutOfRange() {
        // Given // When // Then
        Map.of(
                        "c",
                        "0",
                        "class_weight",
                        "1.5",
                        "hash_bits",
                        "23",
                        "min_df",
                        "0.5",
                        "tolerance",
                        "NaN",
                        "ngrams_max",
                        "x")
                .forEach((name, value) -> assertThatThrownBy(() -> train(Map.of(name, value)))
                        .isInstanceOf(TrainingException.class)
                        .hasMessageContaining(name + " must be"));
    }

    @Test
    void shouldStopWhenInterrupted() throws Exception {
        // Given
        write(rows(10));
        Thread.currentThread().interrupt();

        // When // Then
        assertThatThrownBy(() -> train(Map.of())).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private TrainedModel train(Map<String, String> hyperparameters) throws InterruptedException {
        return new LocalTrainer().train(request(hyperparameters), (share, step) -> {});
    }

    private TrainingRequest request(Map<String, String> hyperparameters) {
        return new TrainingRequest("job-1", temp, temp, hyperparameters);
    }

    private static Predictor predictor(TrainedModel trained) throws IOException {
        return LinearModelFormat.read(Files.readAllBytes(trained.modelFile()));
    }

    private void write(List<String> rows) throws IOException {
        Files.write(temp.resolve("train.jsonl"), rows);
    }

    private static List<String> rows(int count) {
        return rows(count, "{\"prompt\": \"Coat\\n\\n%s number %d\\n\\n###\\n\\n\", \"completion\": \" %d\"}", 0);
    }

    private static List<String> rows(int count, String format, int shift) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format(format, WORDS.get(i % 5), i, i % 5 + 1 + shift))
                .toList();
    }

    private static String row(String body, int stars) {
        return String.format("{\"prompt\": \"Coat\\n\\n%s\\n\\n###\\n\\n\", \"completion\": \" %d\"}", body, stars);
    }
}
