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

    /**
     * What a dataset was built from, to build it again.
     *
     * @param manifest of the dataset
     * @param programVersion the version of the program that builds now
     */
    public static DatasetPlan of(Manifest manifest, String programVersion) {
        return new DatasetPlan(
                manifest.snapshotId(),
                manifest.cut(),
                DatasetConfiguration.fromMap(manifest.configuration()),
                programVersion);
    }
}
