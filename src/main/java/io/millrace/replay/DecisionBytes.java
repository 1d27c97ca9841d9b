package io.millrace.replay;

import io.millrace.schema.Decision;
import io.millrace.serde.GeneratedClasses;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Decisions as bytes, for files: Avro's single-object encoding. */
final class DecisionBytes {

    static {
        GeneratedClasses.trust();
    }

    private DecisionBytes() {}

    /** No bytes for null. */
    static byte[] of(Decision decision) throws IOException {
        if (decision == null) {
            return new byte[0];
        }
        ByteBuffer encoded = Decision.getEncoder().encode(decision);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }

    /** Null for no bytes. */
    static Decision read(byte[] bytes) throws IOException {
        return bytes == null || bytes.length == 0 ? null : Decision.getDecoder().decode(bytes);
    }
}
