package io.millrace.proof.nemesis;

/** The nemesis cannot go on; this says nothing of the service. */
public final class NemesisException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what is wrong
     */
    public NemesisException(String message) {
        super(message);
    }

    /**
     * Makes the exception.
     *
     * @param message what is wrong
     * @param cause what was thrown
     */
    public NemesisException(String message, Throwable cause) {
        super(message, cause);
    }
}
