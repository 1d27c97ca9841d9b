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
 * what its test files hold, so that it cannot be changed or exchanged.
 *
 * @param snapshotId the snapshot
 * @param digest SHA-256 over the lines {@code configuration DIGEST}, {@code test.index.jsonl SHA-256} and {@code test.jsonl SHA-256},
 *     64 hexadecimal digits
 */
public record GoldenSet(String snapshotId, String digest) {

    private static final Pattern TEXT = Pattern.compile("(s-[0-9]{6,18}-[0-9a-f]{8}):([0-9a-f]{64})");

    /** The files of a snapshot that are read. */
    public static final Set<String> FILES =
            Set.of(ManifestFile.NAME, SplitFiles.indexOf(Split.TEST), SplitFiles.rowsOf(Split.TEST));

    /** Takes the records of a golden set. */
    @FunctionalInterface
    interface Sink {
        void take(DatasetRecord row) throws IOException;
    }

    public GoldenSet {
        Objects.requireNonNull(snapshotId, "snapshotId");
        Objects.requireNonNull(digest, "digest");
    }

    /**
     * Freezes the test split of a snapshot as it is now.
     *
     * @param directory the directory of the snapshot; verify it first
     * @throws DatasetException if it holds no dataset that can be read
     */
    public static GoldenSet of(Path directory) {
        Manifest manifest = ManifestFile.read(directory);
        try {
            return new GoldenSet(manifest.snapshotId(), Sha256.hex(content(directory, manifest)));
        } catch (IOException e) {
            throw new DatasetException("Cannot read the test files in " + directory + "; take a whole copy", e);
        }
    }

    private static String content(Path directory, Manifest manifest) throws IOException {
        DatasetConfiguration configuration = DatasetConfiguration.fromMap(manifest.configuration());
        String index = SplitFiles.indexOf(Split.TEST);
        String rows = SplitFiles.rowsOf(Split.TEST);
        return "configuration " + configuration.digest() + "\n" + index + " " + Sha256.ofFile(directory.resolve(index))
                + "\n" + rows + " " + Sha256.ofFile(directory.resolve(rows)) + "\n";
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
        if (!isIn(directory)) {
            throw new DatasetException("The golden test set of " + snapshotId + " is not in " + directory
                    + ", or was changed; put the snapshot back as it was frozen, for without it nobody knows what must not be"
                    + " trained on");
        }
    }

    /** Gives all records of the set, which is in that directory. */
    void read(Path directory, Sink sink) throws IOException {
        requireIn(directory);
        DatasetConfiguration configuration = StoredDataset.open(directory).configuration();
        new SplitRows(directory, Split.TEST, configuration.format().create(configuration)).read(new SplitRows.Sink() {
            @Override
            public void row(StoredRow stored) throws IOException {
                sink.take(stored.row());
            }

            @Override
            public void wrong(Discrepancy found) {
                throw new DatasetException("The golden test set of " + snapshotId + " has a line that is no row, "
                        + found.file() + ":" + found.line() + "; freeze a snapshot that verifies");
            }
        });
    }
}
