package io.millrace.storage;

/** Something stored is missing, damaged or wrong, and trying again is of no use. The message says what to do. */
public final class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what is wrong and what to do
     */
    public StorageException(String message) {
        super(message);
    }

    /**
     * @param message what is wrong and what to do
     * @param cause the failure behind it
     */
    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
