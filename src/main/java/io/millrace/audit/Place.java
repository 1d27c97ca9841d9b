package io.millrace.audit;

import io.millrace.dataset.TextFile;
import io.millrace.schema.Split;

/**
 * Where a row is.
 *
 * @param dataset the name of the dataset
 * @param split the part of it
 * @param line in the file of that part, from 1
 * @param reviewId whose text it is; null if the dataset does not tell
 */
public record Place(String dataset, Split split, long line, String reviewId) {

    /** The name of the file in the directory of the dataset. */
    public String file() {
        return TextFile.nameOf(split);
    }

    /** {@code dataset/file:line}. */
    @Override
    public String toString() {
        return dataset + "/" + file() + ":" + line;
    }
}
