package io.millrace.retraining;

import io.millrace.dataset.DatasetException;
import io.millrace.model.ModelException;
import io.millrace.runtime.WorkerTask;
import io.millrace.schema.JobState;
import io.millrace.schema.ModelEntry;
import io.millrace.schema.ModelVersion;
import io.millrace.schema.RetrainingJob;
import io.millrace.storage.StorageException;
import io.millrace.topic.Topics;
import io.millrace.training.TrainingException;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs requested jobs: trains, evaluates, and publishes the candidate together with the end of the job. A job that is begun
 * again after a crash finds what the trainer left, and a model that was stored already stands.
 */
public final class RunJobs implements WorkerTask<RetrainingJob> {

    private static final Logger LOGGER = LoggerFactory.getLogger(RunJobs.class);

    private final Topics topics;
    private final Workshop workshop;
    private final Clock clock;

    /**
     * Prepares the task.
     *
     * @param topics the topic names
     * @param workshop makes and evaluates models
     * @param clock for the times in job records
     */
    public RunJobs(Topics topics, Workshop workshop, Clock clock) {
        this.topics = topics;
        this.workshop = workshop;
        this.clock = clock;
    }

    @Override
    public boolean wants(RetrainingJob job) {
        return job.getState() == JobState.REQUESTED;
    }

    @Override
    public List<Publication> starting(RetrainingJob job) {
        return List.of(publication(RetrainingJob.newBuilder(job)
                .setState(JobState.RUNNING)
                .setStartedAt(clock.instant())
                .build()));
    }

    @Override
    public List<Publication> perform(RetrainingJob job) throws InterruptedException {
        RetrainingJob.Builder ended = RetrainingJob.newBuilder(job).setStartedAt(clock.instant());
        try {
            ModelVersion model = workshop.make(job);
            ended.setState(JobState.SUCCEEDED)
                    .setModelVersion(model.getVersion())
                    .setFinishedAt(clock.instant());
            return List.of(
                    new Publication(topics.models(), model.getVersion(), new ModelEntry(model, null)),
                    publication(ended.build()));
        } catch (TrainingException | ModelException | DatasetException | StorageException e) {
            LOGGER.error("Job {} failed", job.getJobId(), e);
            ended.setState(JobState.FAILED).setError(e.getMessage()).setFinishedAt(clock.instant());
            return List.of(publication(ended.build()));
        }
    }

    private Publication publication(RetrainingJob job) {
        return new Publication(topics.jobs(), job.getJobId(), job);
    }
}
