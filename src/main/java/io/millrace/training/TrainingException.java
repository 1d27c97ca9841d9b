package io.millrace.training;

/** A model cannot be trained. The message says why and what to do; it never holds review text. */
public final class TrainingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with a message. */
    public TrainingException(String message) {
        super(message);
    }

    /** Creates an exception with a message and its cause. */
    public TrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}
