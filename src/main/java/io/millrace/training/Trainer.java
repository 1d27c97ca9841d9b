package io.millrace.training;

/**
 * Makes a model of a dataset. The contract, for implementations and callers:
 *
 * <ol>
 *   <li>{@link #train} is called on a thread of its own, outside any poll loop, and may block for hours. An instance is
 *       given one job at a time.
 *   <li>The dataset is complete and does not change. The trainer reads it and writes only below the work directory,
 *       which exists, is the same for the same job id also after a restart, and starts empty.
 *   <li>It is idempotent by job id. After a crash the same request is made again, with what the first attempt left in
 *       the work directory. A trainer that pays for a remote run must write that run's id there before it waits, and
 *       resume it instead of creating a second.
 *   <li>It trains on {@code train.jsonl}, may look at {@code validation.jsonl} to choose parameters, and never opens
 *       {@code test.jsonl}.
 *   <li>The text that a model sees in training is the text that the predictor sees later: title, empty line, body.
 *   <li>A hyper-parameter that it neither uses nor documents as ignored is an error, before any work.
 *   <li>Progress is reported on the calling thread, with shares that never fall.
 *   <li>If the thread is interrupted it stops soon, throws {@link InterruptedException}, and leaves a remote run alone:
 *       the same job may be resumed elsewhere.
 *   <li>The model file is complete and forced to the file system when {@link #train} returns.
 *   <li>Anything that repeating cannot mend is a {@link TrainingException}.
 * </ol>
 */
public interface Trainer {

    /** The name by which configuration and job records speak of it, for example {@code local}; always the same. */
    String name();

    /**
     * Trains a model.
     *
     * @param request what to train on
     * @param progress told how far it is
     * @return the model; its file lies in the work directory
     * @throws TrainingException if the dataset, the hyper-parameters or the training is at fault
     * @throws InterruptedException if the thread was interrupted
     */
    TrainedModel train(TrainingRequest request, TrainingProgress progress) throws InterruptedException;
}
