package io.millrace.demo;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Chooses the reviews whose stars are withheld: a third of them, by a keyed hash of the id.
 *
 * @param seed another seed is another choice
 */
record Withholding(long seed) {

    private static final int ONE_IN = 3;

    boolean chooses(String reviewId) {
        CRC32 hash = new CRC32();
        hash.update((seed + ":" + reviewId).getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % ONE_IN == 0;
    }
}
