package io.millrace.dataset;

import java.nio.file.Path;

/**
 * How to verify.
 *
 * @param listedMax how many discrepancies of each kind are listed, from 0; all are counted
 * @param work a directory to sort in, with room for about 300 bytes a row
 */
public record VerificationSettings(int listedMax, Path work) {

    public VerificationSettings {
        if (listedMax < 0) {
            throw new DatasetException("The number of discrepancies to list is " + listedMax + "; give at least 0");
        }
    }
}
