package io.millrace.app;

/** The cluster does not allow this process what its roles must do. */
public final class AccessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is missing and what to do. */
    public AccessException(String message) {
        super(message);
    }

    /** What is wrong, and where it came from. */
    public AccessException(String message, Throwable cause) {
        super(message, cause);
    }
}
