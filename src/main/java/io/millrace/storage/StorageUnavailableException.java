package io.millrace.storage;

/**
 * The storage cannot be reached, refuses, or has no room, though asked repeatedly. It says nothing of what was to be stored: a
 * worker tries again, and no snapshot or job fails. The message says what to do, and holds no secret.
 */
public final class StorageUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what was tried, why it failed, and what to do
     * @param cause the last failure
     */
    public StorageUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
