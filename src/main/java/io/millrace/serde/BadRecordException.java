package io.millrace.serde;

import org.apache.kafka.common.errors.SerializationException;

/**
 * The bytes of a record are wrong, and will be wrong however often they are read: a dead letter. The message names what
 * is wrong, never the contents. An outage of the registry is a {@link RegistryUnavailableException} instead.
 */
public final class BadRecordException extends SerializationException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message what is wrong, without the record's contents
     */
    public BadRecordException(String message) {
        super(message);
    }

    /**
     * Says what is wrong, and what showed it.
     *
     * @param message what is wrong, without the record's contents
     * @param cause what was thrown while reading
     */
    public BadRecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
