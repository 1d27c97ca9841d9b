package io.millrace.runtime;

import io.millrace.serde.RegistryRefusedException;
import java.io.EOFException;
import java.io.IOException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/** Tells an outage or a refusal of the schema registry, which passes, from bytes that will be wrong for ever. */
public final class Outages {

    private Outages() {}

    /**
     * Says whether the record is not to blame. Confluent's deserializer wraps a refused connection as if the bytes were bad;
     * only the cause tells.
     */
    public static boolean isOutage(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            boolean transport = cause instanceof IOException && !(cause instanceof EOFException);
            boolean refused = cause instanceof AuthenticationException || cause instanceof AuthorizationException;
            if (transport
                    || refused
                    || cause instanceof RetriableException
                    || cause instanceof RegistryRefusedException) {
                return true;
            }
        }
        return false;
    }

    /**
     * Throws the error again if it is an outage.
     *
     * @throws SerializationException the very error
     */
    public static void rethrow(SerializationException error) {
        if (isOutage(error)) {
            throw error;
        }
    }
}
