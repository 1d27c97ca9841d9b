package io.millrace.lint;

/** A file cannot be checked at all. The message says which, and what to do; it holds nothing of the file. */
public final class LintException extends RuntimeException {

    /** As above. */
    public LintException(String message) {
        super(message);
    }

    /** As above, with what caused it. */
    public LintException(String message, Throwable cause) {
        super(message, cause);
    }
}
