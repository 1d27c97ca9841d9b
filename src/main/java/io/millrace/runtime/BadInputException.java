package io.millrace.runtime;

/**
 * A record that cannot be processed, now or later, whatever else happens: it goes to the dead letters. The message names
 * the field or key that is wrong and never holds the contents of the record.
 */
public final class BadInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * Makes the exception.
     *
     * @param message what is wrong
     * @param action what the producer of the record can do about it
     */
    public BadInputException(String message, String action) {
        super(message);
        this.action = action;
    }

    /** What the producer of the record can do about it. */
    public String action() {
        return action;
    }
}
