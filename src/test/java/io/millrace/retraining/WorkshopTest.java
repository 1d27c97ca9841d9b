package io.millrace.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.dataset.DatasetBuilder;
import io.millrace.dataset.DatasetConfiguration;
import io.millrace.dataset.DatasetException;
import io.millrace.dataset.DatasetPlan;
import io.millrace.dataset.DatasetRevision;
import io.millrace.dataset.DirectoryTree;
import io.millrace.dataset.ManifestFile;
import io.millrace.dataset.SnapshotCut;
import io.millrace.dataset.TrainedOn;
import io.millrace.evaluation.Gate;
import io.millrace.evaluation.GateSettings;
import io.millrace.model.ModelStore;
import io.millrace.schema.JobState;
import io.millrace.schema.ModelVersion;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import io.millrace.storage.LocalStorage;
import io.millrace.testing.SampleRecord;
import io.millrace.training.LocalTrainer;
import io.millrace.training.TrainedModel;
import io.millrace.training.Trainer;
import io.millrace.training.TrainingException;
import io.millrace.training.TrainingProgress;
import io.millrace.training.TrainingRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkshopTest {

    private static final String[] WORDS = {"awful", "poor", "fair", "good", "great"};
    private static final int ROWS = 60;

    @TempDir
    Path directory;

    private Path built;
    private Path revised;
    private Path current;

    @BeforeEach
    void build() {
        built = directory.resolve("s-1");
        revised = directory.resolve("s-1.r1-0123abcd");
        DatasetPlan plan = new DatasetPlan(
                "s-1",
                new SnapshotCut("log", "id", new TreeMap<>(Map.of(0, 1L))),
                DatasetConfiguration.standard(),
                "test");
        try (DatasetBuilder builder = DatasetBuilder.create(plan, built)) {
            for (int i = 0; i < ROWS; i++) {
                builder.accept("r" + i, record(i).build(), Instant.EPOCH);
            }
            builder.finish();
        }
        DatasetRevision.write(built, Set.of("r1"), revised);
        current = built;
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void shouldBeginAgainOnTheNextRevisionWhenTheFilesGo(String when) throws InterruptedException {
        // Given
        String expected = ManifestFile.read(revised).contentHash();
        String first = ManifestFile.read(built).contentHash();

        // When
        ModelVersion model = workshop(new Disturbed(when)).make(job());

        // Then
        assertThat(model.getDatasetHash()).isEqualTo(when.equals("before") ? expected : first);
        assertThat(TrainedOn.load(Path.of(URI.create(model.getLocation()))).contains("r1"))
                .isEqualTo(when.equals("after"));
        assertThat(model.getEvaluation().getRecords()).isEqualTo(10);
    }

    @Test
    void shouldFailWhenTheFilesAreGoneAndNoOtherRevisionIsKnown() throws IOException {
        // Given
        DirectoryTree.delete(built);

        // Then
        assertThatThrownBy(() -> workshop(new LocalTrainer()).make(job())).isInstanceOf(DatasetException.class);
    }

    @Test
    void shouldSayThatASnapshotIsNotReady() {
        // Given
        current = null;

        // Then
        assertThatThrownBy(() -> workshop(new LocalTrainer()).make(job()))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("s-1 is not ready");
    }

    private Workshop workshop(Trainer trainer) {
        LocalStorage storage = new LocalStorage(directory.resolve("storage"));
        Jury jury = new Jury(new Gate(new GateSettings(1, 0, 0.05)), Optional::empty, storage);
        return new Workshop(
                trainer,
                new ModelStore(storage),
                jury,
                storage,
                id -> Optional.ofNullable(current).map(Path::toUri),
                Clock.systemUTC());
    }

    private static TrainingRecord.Builder record(int number) {
        int stars = 1 + number % 5;
        return SampleRecord.of("r" + number)
                .setSplit(number < 50 ? Split.TRAIN : Split.TEST)
                .setStars(stars)
                .setBody("Chair " + number + " is " + WORDS[stars - 1]);
    }

    private static RetrainingJob job() {
        return RetrainingJob.newBuilder()
                .setJobId("j-1")
                .setNumber(1)
                .setSnapshotId("s-1")
                .setState(JobState.REQUESTED)
                .setReason("test")
                .setTrainer("local")
                .setHyperparameters(Map.of())
                .setConfigurationDigest("digest")
                .setRequestedAt(Instant.EPOCH)
                .build();
    }

    /** The local trainer, whose snapshot is rewritten once, before or after it trains. */
    private final class Disturbed implements Trainer {

        private final Trainer local = new LocalTrainer();
        private final String when;

        Disturbed(String when) {
            this.when = when;
        }

        @Override
        public String name() {
            return local.name();
        }

        @Override
        public TrainedModel train(TrainingRequest request, TrainingProgress progress) throws InterruptedException {
            rewrite("before");
            TrainedModel model = local.train(request, progress);
            rewrite("after");
            return model;
        }

        private void rewrite(String now) {
            if (now.equals(when) && current.equals(built)) {
                current = revised;
                try {
                    DirectoryTree.delete(built);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
