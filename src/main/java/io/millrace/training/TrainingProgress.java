package io.millrace.training;

/** Told how far a training is. It returns quickly and does not throw. */
@FunctionalInterface
public interface TrainingProgress {

    /**
     * Takes note of a step.
     *
     * @param share how much of the work is done, 0 to 1
     * @param step what was just done, in words
     */
    void report(double share, String step);
}
