package io.millrace.retraining;

import io.millrace.dataset.ManifestFile;
import io.millrace.model.ModelStore;
import io.millrace.model.StoredModel;
import io.millrace.schema.ModelStatus;
import io.millrace.schema.ModelVersion;
import io.millrace.schema.RetrainingJob;
import io.millrace.storage.Storage;
import io.millrace.storage.StoredDirectory;
import io.millrace.storage.StoredName;
import io.millrace.training.Attempt;
import io.millrace.training.TrainedModel;
import io.millrace.training.Trainer;
import io.millrace.training.TrainingException;
import io.millrace.training.TrainingRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the model of a job: trains it, stores it, and has it judged. For one thread. */
public final class Workshop {

    private static final Logger LOGGER = LoggerFactory.getLogger(Workshop.class);

    private final Trainer trainer;
    private final ModelStore models;
    private final Jury jury;
    private final Storage storage;
    private final Clock clock;

    /**
     * Prepares a workshop.
     *
     * @param trainer trains
     * @param models stores
     * @param jury judges
     * @param storage has the snapshots, and room for unfinished work
     * @param clock for the times in model records
     */
    public Workshop(Trainer trainer, ModelStore models, Jury jury, Storage storage, Clock clock) {
        this.trainer = trainer;
        this.models = models;
        this.jury = jury;
        this.storage = storage;
        this.clock = clock;
    }

    /**
     * Makes the model of a job.
     *
     * @return the candidate, with its evaluation and the gate's verdict
     * @throws TrainingException if it cannot be trained
     * @throws io.millrace.storage.StorageException if the storage does not have the dataset as it was published
     * @throws io.millrace.storage.StorageUnavailableException if the storage cannot be reached now
     * @throws InterruptedException if the thread was interrupted
     */
    ModelVersion make(RetrainingJob job) throws InterruptedException {
        try (StoredDirectory dataset = storage.fetch(locate(job.getSnapshotId()))) {
            return make(job, dataset.path());
        }
    }

    private URI locate(String snapshotId) {
        return storage.find(StoredName.snapshot(snapshotId))
                .orElseThrow(() -> new TrainingException("the storage has no snapshot " + snapshotId
                        + "; see that storage.uri is that of the builder, or retrain on another snapshot"));
    }

    private ModelVersion make(RetrainingJob job, Path dataset) throws InterruptedException {
        try (Attempt attempt = Attempt.begin(storage.work(), job.getJobId())) {
            TrainedModel trained = trainer.train(
                    new TrainingRequest(job.getJobId(), dataset, attempt.directory(), job.getHyperparameters()),
                    (share, step) -> LOGGER.debug("Job {}: {} % {}", job.getJobId(), Math.round(100 * share), step));
            String version = "v" + job.getNumber();
            StoredModel stored = models.publish(version, trained.modelFile(), dataset, describe(job));
            String datasetHash = ManifestFile.read(dataset).contentHash();
            return judged(job, stored, datasetHash, trained.rows(), jury.judge(stored, dataset));
        }
    }

    private ModelVersion judged(
            RetrainingJob job, StoredModel stored, String datasetHash, long rows, Judgement judgement) {
        Instant now = clock.instant();
        return ModelVersion.newBuilder()
                .setVersion(stored.version())
                .setNumber(job.getNumber())
                .setJobId(job.getJobId())
                .setSnapshotId(job.getSnapshotId())
                .setDatasetHash(datasetHash)
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

    private static Map<String, ?> describe(RetrainingJob job) {
        return Map.of(
                "job_id", job.getJobId(),
                "snapshot_id", job.getSnapshotId(),
                "trainer", job.getTrainer(),
                "hyperparameters", job.getHyperparameters());
    }
}
