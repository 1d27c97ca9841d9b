package io.millrace.dataset;

import java.util.Locale;

/** Makes the names of snapshots. */
public final class SnapshotId {

    private SnapshotId() {}

    /**
     * Names a snapshot by its number, for people, and by what it holds, so that two of one number cannot be confused:
     * {@code s-000012-9f86d081}.
     *
     * @param number 1 for the first snapshot, then counting up
     * @param cut where the log is cut
     * @param configuration how the dataset is built
     */
    public static String of(long number, SnapshotCut cut, DatasetConfiguration configuration) {
        String content = Sha256.hex(cut.digest() + configuration.digest());
        return String.format(Locale.ROOT, "s-%06d-%s", number, content.substring(0, 8));
    }
}
