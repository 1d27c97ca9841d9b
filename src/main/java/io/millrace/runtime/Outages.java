package io.millrace.runtime;

import io.millrace.serde.BadRecordException;
import io.millrace.serde.RegistryRefusedException;
import java.io.EOFException;
import java.io.IOException;
import org.apache.avro.InvalidNumberEncodingException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;

/** Tells an outage or a refusal of the schema registry, which passes, from bytes that will be wrong for ever. */
public final class Outages {

    private Outages() {}

    /**
     * Says whether the record is not to blame. Our own deserializer knows by itself what is wrong with bytes. Confluent's
     * wraps a refused connection as if the bytes were bad; only the cause tells.
     */
    public static boolean isOutage(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof BadRecordException) {
                return false;
            }
            if (isTransport(cause) || isRefusal(cause) || cause instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }

    /** Avro throws exceptions of input and output for bytes that end too early and numbers that are too long. */
    private static boolean isTransport(Throwable cause) {
        return cause instanceof IOException
                && !(cause instanceof EOFException || cause instanceof InvalidNumberEncodingException);
    }

    private static boolean isRefusal(Throwable cause) {
        return cause instanceof AuthenticationException
                || cause instanceof AuthorizationException
                || cause instanceof RegistryRefusedException;
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
