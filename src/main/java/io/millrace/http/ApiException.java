package io.millrace.http;

/** The api cannot do its work; the message says what to do. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes the exception.
     *
     * @param message what is wrong, and what to do
     * @param cause what was thrown
     */
    public ApiException(String message, Throwable cause) {
        super(message, cause);
    }
}
