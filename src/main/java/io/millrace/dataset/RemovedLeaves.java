package io.millrace.dataset;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;

/**
 * The leaves that were taken out of a dataset, in all its revisions: a file of {@link RemovedLeaf}s in the order of the tree as it was
 * built, one entry for each record. Read from the beginning, one at a time. For one thread.
 */
final class RemovedLeaves implements Closeable {

    static final String FILE = "removed.bin";

    private final InputStream in;

    private RemovedLeaves(InputStream in) {
        this.in = in;
    }

    /** Opens those of a dataset; one that was never rewritten has none. */
    static RemovedLeaves open(StoredDataset dataset) throws IOException {
        return new RemovedLeaves(
                dataset.manifest().redaction() == null
                        ? InputStream.nullInputStream()
                        : new BufferedInputStream(
                                Files.newInputStream(dataset.directory().resolve(FILE))));
    }

    /** The next one; null after the last. */
    RemovedLeaf next() throws IOException {
        byte[] bytes = in.readNBytes(RemovedLeaf.BYTES);
        return bytes.length < RemovedLeaf.BYTES ? null : RemovedLeaf.read(bytes);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
