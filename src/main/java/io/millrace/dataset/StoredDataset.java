package io.millrace.dataset;

import io.millrace.schema.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The files of a dataset, some of which may be damaged.
 *
 * @param directory where they are
 * @param manifest what should be there
 * @param damaged names of files that are not as they were
 */
record StoredDataset(Path directory, Manifest manifest, Set<String> damaged) {

    static final List<Split> SPLITS = List.of(Split.TRAIN, Split.VALIDATION, Split.TEST);

    /** A dataset that is taken to be as it was. */
    static StoredDataset open(Path directory) {
        return new StoredDataset(directory, ManifestFile.read(directory), Set.of());
    }

    DatasetConfiguration configuration() {
        return DatasetConfiguration.fromMap(manifest.configuration());
    }

    ShuffleOrder order() {
        return new ShuffleOrder(configuration().seed());
    }

    /** Whether that file is as it was. */
    boolean isIntact(String name) {
        return !damaged.contains(name);
    }

    /** The leaves; null if the dataset was built before there were any, or they are not there. */
    Leaves leaves() throws IOException {
        boolean readable = manifest.recordRoot() != null && Files.isRegularFile(directory.resolve(Leaves.FILE));
        return readable ? Leaves.open(directory) : null;
    }

    /**
     * Gives all rows, split after split, in the order of the files. Where files are damaged it helps itself with the leaves; a split
     * of which one is known to be missing is left out.
     *
     * @throws java.nio.file.NoSuchFileException if one is missing that should be as it was
     */
    void read(SplitRows.Sink sink) throws IOException {
        RowFormat format = configuration().format().create(configuration());
        Leaves leaves = leaves();
        for (Split split : SPLITS) {
            if (!isKnownToMiss(SplitFiles.rowsOf(split)) && !isKnownToMiss(SplitFiles.indexOf(split))) {
                read(split, new SplitRows(directory, split, format), leaves, sink);
            }
        }
    }

    private void read(Split split, SplitRows rows, Leaves leaves, SplitRows.Sink sink) throws IOException {
        boolean rowsIntact = isIntact(SplitFiles.rowsOf(split));
        boolean intact = rowsIntact && isIntact(SplitFiles.indexOf(split));
        if (intact || leaves == null || !isIntact(Leaves.FILE)) {
            rows.read(sink);
        } else {
            rows.realign(new LeafCheck(leaves, manifest), rowsIntact, sink);
        }
    }

    private boolean isKnownToMiss(String name) {
        return !isIntact(name) && Files.notExists(directory.resolve(name));
    }
}
