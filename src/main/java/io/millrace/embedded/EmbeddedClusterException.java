package io.millrace.embedded;

/** An embedded cluster could not be started, or one of its nodes could not be run. */
public final class EmbeddedClusterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong and what to do. */
    public EmbeddedClusterException(String message) {
        super(message);
    }

    /** What is wrong and what to do, and where it came from. */
    public EmbeddedClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
