package io.millrace.retraining;

import io.millrace.dataset.ManifestFile;
import io.millrace.model.ModelStore;
import io.millrace.model.StoredModel;
import io.millrace.schema.ModelStatus;
import io.millrace.schema.ModelVersion;
import io.millrace.schema.RetrainingJob;
import io.millrace.training.Attempt;
import io.millrace.training.TrainedModel;
import io.millrace.training.Trainer;
import io.millrace.training.TrainingException;
import io.millrace.training.TrainingRequest;
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
    private final Path snapshots;
    private final Path work;
    private final Clock clock;

    /**
     * Prepares a workshop.
     *
     * @param trainer trains
     * @param models stores
     * @param jury judges
     * @param snapshots the directory of the snapshots
     * @param work a directory for unfinished work
     * @param clock for the times in model records
     */
    public Workshop(Trainer trainer, ModelStore models, Jury jury, Path snapshots, Path work, Clock clock) {
        this.trainer = trainer;
        this.models = models;
        this.jury = jury;
        this.snapshots = snapshots;
        this.work = work;
        this.clock = clock;
    }

    /**
     * Makes the model of a job.
     *
     * @return the candidate, with its evaluation and the gate's verdict
     * @throws TrainingException if it cannot be trained
     * @throws InterruptedException if the thread was interrupted
     */
    ModelVersion make(RetrainingJob job) throws InterruptedException {
        Path dataset = snapshots.resolve(job.getSnapshotId());
        try (Attempt attempt = Attempt.begin(work, job.getJobId())) {
            TrainedModel trained = trainer.train(
                    new TrainingRequest(job.getJobId(), dataset, attempt.directory(), job.getHyperparameters()),
                    (share, step) -> LOGGER.debug("Job {}: {} % {}", job.getJobId(), Math.round(100 * share), step));
            String version = "v" + job.getNumber();
            StoredModel stored = models.publish(version, trained.modelFile(), dataset, describe(job));
            return judged(job, stored, trained.rows(), jury.judge(stored, dataset));
        }
    }

    private ModelVersion judged(RetrainingJob job, StoredModel stored, long rows, Judgement judgement) {
        Instant now = clock.instant();
        return ModelVersion.newBuilder()
                .setVersion(stored.version())
                .setNumber(job.getNumber())
                .setJobId(job.getJobId())
                .setSnapshotId(job.getSnapshotId())
                .setDatasetHash(ManifestFile.read(snapshots.resolve(job.getSnapshotId()))
                        .contentHash())
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
