package io.millrace.dataset;

/** A dataset cannot be configured, built or read. The message says what is wrong and what to do; it holds no text. */
public final class DatasetException extends RuntimeException {

    /**
     * @param message what is wrong and what to do
     */
    public DatasetException(String message) {
        super(message);
    }

    /**
     * @param message what is wrong and what to do
     * @param cause the failure behind it, usually of a disk
     */
    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
