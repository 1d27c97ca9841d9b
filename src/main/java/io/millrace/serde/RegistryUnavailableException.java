package io.millrace.serde;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The schema registry could not be reached, or did not do its work, though asked repeatedly. It says nothing of the
 * record: the task has to fail and try again, the record is no dead letter.
 */
public final class RegistryUnavailableException extends RetriableException {

    private static final long serialVersionUID = 1L;

    /**
     * Says which call failed.
     *
     * @param message the call and the last failure, without credentials
     * @param cause the last failure, null if the registry answered with a status
     */
    public RegistryUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
