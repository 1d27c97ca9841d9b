package io.millrace.proof.guarantee;

import io.millrace.schema.Split;

/**
 * What is kept of a live training record: enough to know its lines again, and no text.
 *
 * @param row its line in the file of its split
 * @param index its line in the index beside that file
 * @param idHash the first 8 bytes of SHA-256 of its review id
 * @param split its split
 * @param stars its label
 * @param language its language
 * @param author its author, null if not known
 * @param product its product, null if not known
 * @param writtenAtMs the timestamp of its record
 * @param drawn by which limits choose, lowest first, unsigned: the first 8 bytes of SHA-256 of the seed (8 bytes), {@code guards},
 *     a zero byte and its review id
 */
record LiveRow(
        ExpectedLine row,
        ExpectedLine index,
        long idHash,
        Split split,
        int stars,
        String language,
        String author,
        String product,
        long writtenAtMs,
        long drawn) {}
