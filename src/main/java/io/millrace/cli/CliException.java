package io.millrace.cli;

/** A command cannot do what was asked; the message is shown as it is, so it says what to do. */
public final class CliException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong and what to do. */
    public CliException(String message) {
        super(message);
    }

    /** What is wrong and what to do, and where it came from. */
    public CliException(String message, Throwable cause) {
        super(message, cause);
    }
}
