package io.millrace.dataset;

import java.util.Objects;

/**
 * What to build.
 *
 * @param snapshotId names the snapshot, see {@link SnapshotId}
 * @param cut where the log is cut
 * @param configuration how the dataset is built
 * @param programVersion the version of the program that builds, for the manifest
 */
public record DatasetPlan(
        String snapshotId, SnapshotCut cut, DatasetConfiguration configuration, String programVersion) {

    public DatasetPlan {
        Objects.requireNonNull(snapshotId, "snapshotId");
        Objects.requireNonNull(cut, "cut");
        Objects.requireNonNull(configuration, "configuration");
        Objects.requireNonNull(programVersion, "programVersion");
    }
}
