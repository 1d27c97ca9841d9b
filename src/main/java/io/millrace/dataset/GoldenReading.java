package io.millrace.dataset;

import io.millrace.schema.Split;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * Reads the test split of a dataset as it was built: the rows that are there, and between them, where they stood, those that were taken
 * out since. For one thread, once.
 */
final class GoldenReading implements SplitRows.Sink {

    private final Path directory;
    private final ShuffleOrder order;
    private final RemovedTests removed;
    private final GoldenSet.Sink sink;
    private final MessageDigest digest = Sha256.create();

    private GoldenReading(StoredDataset dataset, RemovedTests removed, GoldenSet.Sink sink) {
        this.directory = dataset.directory();
        this.order = dataset.order();
        this.removed = removed;
        this.sink = sink;
    }

    /**
     * Gives all records.
     *
     * @return SHA-256 over their {@link GoldenNames#toBytes}, 64 hexadecimal digits
     */
    static String of(Path directory, GoldenSet.Sink sink) throws IOException {
        StoredDataset dataset = StoredDataset.open(directory);
        DatasetConfiguration configuration = dataset.configuration();
        try (RemovedTests removed = RemovedTests.open(dataset)) {
            GoldenReading reading = new GoldenReading(dataset, removed, sink);
            new SplitRows(directory, Split.TEST, configuration.format().create(configuration)).read(reading);
            return reading.end();
        }
    }

    @Override
    public void row(StoredRow stored) throws IOException {
        GoldenNames row = GoldenNames.of(order, stored.row());
        while (removed.peek() != null && Long.compareUnsigned(removed.peek().position(), row.position()) < 0) {
            take(removed.next());
        }
        take(row);
    }

    @Override
    public void wrong(Discrepancy found) {
        throw new DatasetException("The test split in " + directory + " has a line that is no row, " + found.file()
                + ":" + found.line() + "; freeze a snapshot that verifies");
    }

    private String end() throws IOException {
        while (removed.peek() != null) {
            take(removed.next());
        }
        return Sha256.hex(digest.digest());
    }

    private void take(GoldenNames names) throws IOException {
        digest.update(names.toBytes());
        sink.take(names);
    }
}
