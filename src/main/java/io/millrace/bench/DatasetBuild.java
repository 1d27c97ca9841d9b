package io.millrace.bench;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/**
 * What the build of one dataset took.
 *
 * @param events records of the log that were read, with changes and withdrawals
 * @param rows distinct records of the dataset
 * @param readSeconds from the first record read to the last one
 * @param writeSeconds from there until the dataset was on the disk
 * @param residentPeakBytes the most memory of the process, heap, buffers and code together; 0 if the system does not tell
 */
@JsonNaming(SnakeCaseStrategy.class)
public record DatasetBuild(long events, long rows, double readSeconds, double writeSeconds, long residentPeakBytes) {

    /** Events a second, over all. */
    public long eventsPerSecond() {
        return Math.round(events / (readSeconds + writeSeconds));
    }
}
