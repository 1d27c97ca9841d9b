package io.millrace.model;

/** A model cannot be written, found or trusted. The message says which, why and what to do. */
public final class ModelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with a message. */
    public ModelException(String message) {
        super(message);
    }

    /** Creates an exception with a message and its cause. */
    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
