package io.millrace.retraining;

import io.millrace.dataset.DatasetException;
import io.millrace.dataset.Manifest;
import io.millrace.dataset.ManifestFile;
import io.millrace.model.ModelException;
import io.millrace.model.ModelStore;
import io.millrace.model.StoredModel;
import io.millrace.schema.ModelStatus;
import io.millrace.schema.ModelVersion;
import io.millrace.schema.RetrainingJob;
import io.millrace.storage.Storage;
import io.millrace.storage.StorageException;
import io.millrace.storage.StoredDirectory;
import io.millrace.training.Attempt;
import io.millrace.training.TrainedModel;
import io.millrace.training.Trainer;
import io.millrace.training.TrainingException;
import io.millrace.training.TrainingRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the model of a job: trains it, stores it, and has it judged. For one thread. */
public final class Workshop {

    private static final Logger LOGGER = LoggerFactory.getLogger(Workshop.class);

    private final Trainer trainer;
    private final ModelStore models;
    private final Jury jury;
    private final Storage storage;
    private final Function<String, Optional<URI>> snapshots;
    private final Clock clock;

    /**
     * Prepares a workshop.
     *
     * @param trainer trains
     * @param models stores
     * @param jury judges
     * @param storage has the snapshots, and room for unfinished work
     * @param snapshots tells by its id where a snapshot is now; empty if it is not ready
     * @param clock for the times in model records
     */
    public Workshop(
            Trainer trainer,
            ModelStore models,
            Jury jury,
            Storage storage,
            Function<String, Optional<URI>> snapshots,
            Clock clock) {
        this.trainer = trainer;
        this.models = models;
        this.jury = jury;
        this.storage = storage;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /**
     * Makes the model of a job. If reviews are erased from its snapshot meanwhile, and the files go, it is made of the next revision.
     *
     * @return the candidate, with its evaluation and the gate's verdict
     * @throws TrainingException if it cannot be trained
     * @throws io.millrace.storage.StorageException if the storage does not have the dataset as it was published
     * @throws io.millrace.storage.StorageUnavailableException if the storage cannot be reached now
     * @throws InterruptedException if the thread was interrupted
     */
    ModelVersion make(RetrainingJob job) throws InterruptedException {
        URI location = locate(job.getSnapshotId());
        try (StoredDirectory dataset = storage.fetch(location)) {
            return make(job, dataset.path());
        } catch (TrainingException | ModelException | DatasetException | StorageException e) {
            if (locate(job.getSnapshotId()).equals(location)) {
                throw e;
            }
            LOGGER.info("Job {}: snapshot {} was rewritten, begins again", job.getJobId(), job.getSnapshotId());
            return make(job);
        }
    }

    private URI locate(String snapshotId) {
        return snapshots
                .apply(snapshotId)
                .orElseThrow(() -> new TrainingException(
                        "snapshot " + snapshotId + " is not ready; retrain on one that is, `millrace snapshots list`"));
    }

    private ModelVersion make(RetrainingJob job, Path dataset) throws InterruptedException {
        try (Attempt attempt = Attempt.begin(storage.work(), job.getJobId())) {
            Manifest manifest = ManifestFile.read(dataset);
            Path trainIds = keepTrainIds(manifest, dataset, attempt.directory());
            TrainedModel trained = trainer.train(
                    new TrainingRequest(job.getJobId(), dataset, attempt.directory(), job.getHyperparameters()),
                    (share, step) -> LOGGER.debug("Job {}: {} % {}", job.getJobId(), Math.round(100 * share), step));
            String version = "v" + job.getNumber();
            StoredModel stored =
                    models.publish(version, trained.modelFile(), trainIds, describe(job, manifest.contentHash()));
            return judged(job, stored, trained.rows(), jury.judge(stored, dataset));
        }
    }

    /** A directory with what names the reviews, which may be gone from the dataset when the training ends. */
    private static Path keepTrainIds(Manifest manifest, Path dataset, Path work) {
        Path kept = work.resolve("trained-on");
        try {
            Files.createDirectories(kept);
            if (manifest.files().stream().anyMatch(file -> file.name().equals(ModelStore.TRAIN_IDS_FILE))) {
                Files.copy(
                        dataset.resolve(ModelStore.TRAIN_IDS_FILE),
                        kept.resolve(ModelStore.TRAIN_IDS_FILE),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            return kept;
        } catch (IOException e) {
            throw new TrainingException(
                    "cannot copy " + ModelStore.TRAIN_IDS_FILE + " of " + dataset + " to " + kept + ": " + e, e);
        }
    }

    private ModelVersion judged(RetrainingJob job, StoredModel stored, long rows, Judgement judgement) {
        Instant now = clock.instant();
        return ModelVersion.newBuilder()
                .setVersion(stored.version())
                .setNumber(job.getNumber())
                .setJobId(job.getJobId())
                .setSnapshotId(job.getSnapshotId())
                .setDatasetHash(stored.datasetHash())
                .setTrainer(job.getTrainer())
                .setLocation(stored.location().toString())
                .setDigest(stored.digest())
                .setStatus(ModelStatus.CANDIDATE)
                .setReason("waits for the gate")
                .setEvaluation(judgement.challenger())
                .setMajorityBaseline(judgement.majority())
                .setMeanBaseline(judgement.mean())
                .setGate(judgement.verdict())
                .setTrainedRecords(rows)
                .setCreatedAt(now)
                .setChangedAt(now)
                .build();
    }

    private static Map<String, ?> describe(RetrainingJob job, String datasetHash) {
        return Map.of(
                "job_id",
                job.getJobId(),
                "snapshot_id",
                job.getSnapshotId(),
                ModelStore.DATASET_HASH,
                datasetHash,
                "trainer",
                job.getTrainer(),
                "hyperparameters",
                job.getHyperparameters());
    }
}
