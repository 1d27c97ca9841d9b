package io.millrace.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.model.LinearModelFormat;
import io.millrace.model.Predictor;
import io.millrace.schema.TrainingRecord;
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

    private Path dataset = Path.of("absent");
    private int datasets;

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
        for (String format : List.of("chat", "text-label")) {
            write(rows(50), Map.of("format", format));
            assertThat(train(Map.of()).modelFile()).hasBinaryContent(expected);
        }
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
                .hasMessageContaining("the dataset cannot be read")
                .hasMessageContaining("manifest.json");
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
        return new TrainingRequest("job-1", dataset, temp, hyperparameters);
    }

    private static Predictor predictor(TrainedModel trained) throws IOException {
        return LinearModelFormat.read(Files.readAllBytes(trained.modelFile()));
    }

    private void write(List<TrainingRecord> rows) {
        write(rows, Map.of());
    }

    /** Each dataset is written anew: a built one is never overwritten. */
    private void write(List<TrainingRecord> rows, Map<String, String> options) {
        dataset = temp.resolve("dataset-" + datasets++);
        TrainDataset.write(dataset, rows, options);
    }

    private static List<TrainingRecord> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> TrainDataset.row("r" + i, WORDS.get(i % 5) + " number " + i, i % 5 + 1))
                .toList();
    }

    private static TrainingRecord row(String body, int stars) {
        return TrainDataset.row(body, body, stars);
    }
}
