package io.millrace.dataset;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/**
 * The records that were taken out of the test split of a dataset, in all its revisions: a file of {@link GoldenNames} in shuffle order.
 * With them a test split that was frozen holds out what it held out before. Read from the beginning, one at a time. For one thread.
 */
final class RemovedTests implements Closeable {

    static final String FILE = "removed-test.bin";

    private final InputStream in;
    private GoldenNames next;

    private RemovedTests(InputStream in) throws IOException {
        this.in = in;
        next();
    }

    /** Opens those of a dataset; one that was never rewritten has none. */
    static RemovedTests open(StoredDataset dataset) throws IOException {
        return new RemovedTests(
                dataset.manifest().redaction() == null
                        ? InputStream.nullInputStream()
                        : new BufferedInputStream(
                                Files.newInputStream(dataset.directory().resolve(FILE))));
    }

    /** The next one, which stays the next; null after the last. */
    GoldenNames peek() {
        return next;
    }

    /** The next one; null after the last. */
    GoldenNames next() throws IOException {
        GoldenNames given = next;
        byte[] bytes = in.readNBytes(GoldenNames.BYTES);
        next = bytes.length < GoldenNames.BYTES ? null : GoldenNames.read(bytes);
        return given;
    }

    /** The next one if it stands at that position; else null, and it stays the next. */
    GoldenNames nextAt(long position) throws IOException {
        return next != null && next.position() == position ? next() : null;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
