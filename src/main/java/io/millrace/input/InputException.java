package io.millrace.input;

/** A file cannot be used at all, for example because its first line names no columns. */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong and what to do. */
    public InputException(String message) {
        super(message);
    }
}
