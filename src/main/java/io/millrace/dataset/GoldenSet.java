package io.millrace.dataset;

import io.millrace.schema.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The test split of a snapshot, frozen: no dataset whose configuration names it trains on it. It is named by the snapshot and by
 * what it holds out, so that it cannot be changed or exchanged. That is the same for the snapshot as it was built and for all its
 * revisions, which keep what erased reviews held out, see {@link RemovedTests}.
 *
 * @param snapshotId the snapshot
 * @param digest SHA-256 over all records of its test split as it was built, in shuffle order, see {@link GoldenNames}; 64 hexadecimal
 *     digits
 */
public record GoldenSet(String snapshotId, String digest) {

    private static final Pattern TEXT = Pattern.compile("(s-[0-9]{6,18}-[0-9a-f]{8}):([0-9a-f]{64})");

    /** The files of a snapshot that are read, if they are there. */
    public static final Set<String> FILES =
            Set.of(ManifestFile.NAME, SplitFiles.indexOf(Split.TEST), SplitFiles.rowsOf(Split.TEST), RemovedTests.FILE);

    /** Takes the records of a golden set. */
    @FunctionalInterface
    interface Sink {
        void take(GoldenNames record) throws IOException;
    }

    public GoldenSet {
        Objects.requireNonNull(snapshotId, "snapshotId");
        Objects.requireNonNull(digest, "digest");
    }

    /**
     * Freezes the test split of a snapshot.
     *
     * @param directory the directory of the snapshot, or of a revision; verify it first
     * @throws DatasetException if it holds no dataset that can be read
     */
    public static GoldenSet of(Path directory) {
        return read(directory, names -> {});
    }

    private static GoldenSet read(Path directory, Sink sink) {
        String snapshotId = ManifestFile.read(directory).snapshotId();
        try {
            return new GoldenSet(snapshotId, GoldenReading.of(directory, sink));
        } catch (IOException e) {
            throw new DatasetException("Cannot read the test files in " + directory + "; take a whole copy", e);
        }
    }

    /**
     * Reads what {@link #format} wrote.
     *
     * @throws DatasetException if it is no golden set
     */
    public static GoldenSet parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new DatasetException(
                    "Dataset option golden has '" + text
                            + "'; give what `millrace snapshots freeze ID` prints: the snapshot, a colon and 64 hexadecimal digits");
        }
        return new GoldenSet(matcher.group(1), matcher.group(2));
    }

    /** The snapshot, a colon and the digest. */
    public String format() {
        return snapshotId + ":" + digest;
    }

    /**
     * Whether a directory holds this set, unchanged.
     *
     * @param directory any path
     */
    public boolean isIn(Path directory) {
        try {
            return equals(of(directory));
        } catch (DatasetException e) {
            return false;
        }
    }

    /** Throws {@link DatasetException} unless {@link #isIn}. */
    void requireIn(Path directory) {
        require(isIn(directory), directory);
    }

    /**
     * Gives all records of the set, which is in that directory.
     *
     * @throws DatasetException if it is not, perhaps after some were given
     */
    void readFrom(Path directory, Sink sink) {
        require(equals(read(directory, sink)), directory);
    }

    private void require(boolean there, Path directory) {
        if (!there) {
            throw new DatasetException("The golden test set of " + snapshotId + " is not in " + directory
                    + ", or was changed; put the snapshot back as it was frozen, for without it nobody knows what must not be"
                    + " trained on");
        }
    }
}
