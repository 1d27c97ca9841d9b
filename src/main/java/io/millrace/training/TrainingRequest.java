package io.millrace.training;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * What a trainer is asked for.
 *
 * @param jobId the job; the same id means the same dataset and hyper-parameters
 * @param datasetDirectory the snapshot's directory, with {@code train.jsonl}
 * @param workDirectory a directory for this attempt alone, which is removed after it
 * @param hyperparameters by name; empty for the trainer's defaults
 */
public record TrainingRequest(
        String jobId, Path datasetDirectory, Path workDirectory, Map<String, String> hyperparameters) {

    public TrainingRequest {
        Objects.requireNonNull(jobId, "jobId");
        Objects.requireNonNull(datasetDirectory, "datasetDirectory");
        Objects.requireNonNull(workDirectory, "workDirectory");
        hyperparameters = Map.copyOf(hyperparameters);
    }
}
