package io.millrace.training;

import java.nio.file.Path;

/**
 * What a trainer made.
 *
 * @param modelFile the model, complete
 * @param rows how many training rows it saw
 */
public record TrainedModel(Path modelFile, long rows) {}
