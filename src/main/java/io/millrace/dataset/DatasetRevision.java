package io.millrace.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rewrites datasets without reviews that were erased. A revision is made of the revision before alone, never of the log, in a directory
 * of its own: the rows of these reviews are taken out of every file, and nothing else changes. Its manifest names the hashes of all
 * revisions before, and {@value RemovedLeaves#FILE} the leaves that are gone, see {@link Redaction}; {@value RemovedTests#FILE} keeps what
 * a {@link GoldenSet} needs to know of them. The bytes depend on the revision
 * before and on the reviews alone.
 */
public final class DatasetRevision {

    /** The files that {@link #held} reads; no others need to be there. */
    public static final Set<String> FILES = Set.of(ManifestFile.NAME, Leaves.FILE);

    /** The files of a revision that tell what is gone. */
    public static final Set<String> OF_WHAT_IS_GONE = Set.of(RemovedLeaves.FILE, RemovedTests.FILE);

    private static final int NAME_DIGITS = 8;

    private DatasetRevision() {}

    /**
     * Which of some reviews a dataset holds, looked up in its leaves by position.
     *
     * @param directory with at least {@link #FILES}
     * @throws DatasetException if it cannot be read, or has no leaves since an older program built it
     */
    public static Set<String> held(Path directory, Collection<String> reviewIds) {
        StoredDataset dataset = StoredDataset.open(directory);
        try {
            Leaves leaves = requireLeaves(dataset);
            ShuffleOrder order = dataset.order();
            return reviewIds.stream()
                    .filter(id -> leaves.contains(order.position(id)))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw failure(directory, e);
        }
    }

    /**
     * The name of the next revision: that of the snapshot, the number, and some digits of what is erased from what. So two processes
     * that erase other reviews do not take the revision of the other for their own.
     *
     * @param before manifest of the revision before
     * @param reviewIds what is erased
     * @return {@code s-000012-9f86d081.r1-a94a8fe5}
     */
    public static String name(Manifest before, Set<String> reviewIds) {
        String content = Sha256.hex(before.recordRoot() + "\n" + String.join("\n", new TreeSet<>(reviewIds)));
        return before.snapshotId() + ".r" + (before.revision() + 1) + "-" + content.substring(0, NAME_DIGITS);
    }

    /**
     * Writes the next revision, unless a file is not as it was built: the hashes of the revision would cover up what was damaged, and in
     * Parquet nobody would ever find it. It appears whole, by one rename; if it is there already, as after a process was killed before it could
     * tell, it stays as it is.
     *
     * @param before the directory of the revision before
     * @param reviewIds reviews of it, all in its files
     * @param target the directory that shall appear, as {@link #name} names it
     * @return what the target holds
     * @throws DatasetException if the revision before is damaged, or the disk cannot be written
     */
    public static Manifest write(Path before, Set<String> reviewIds, Path target) {
        StoredDataset from = StoredDataset.open(before);
        try {
            requireLeaves(from);
            WorkDirectory work = WorkDirectory.create(target, from.manifest().snapshotId());
            try {
                return Files.exists(target) ? ManifestFile.read(target) : write(from, reviewIds, work);
            } finally {
                work.delete();
            }
        } catch (DatasetException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // What is damaged may be anything to a parser.
            throw failure(before, e);
        }
    }

    /**
     * Takes out of a dataset that was built again what was taken out of it before; what the log no longer holds is not there anyway.
     *
     * @param revision a revision of the dataset
     * @param rebuilt the dataset, built again
     * @param target the directory that shall appear
     * @throws DatasetException if the revision is damaged, or the disk cannot be written
     */
    public static void repeat(Path revision, Path rebuilt, Path target) {
        StoredDataset from = StoredDataset.open(rebuilt);
        try {
            Set<Long> removed = positions(StoredDataset.open(revision));
            WorkDirectory work = WorkDirectory.create(target);
            try {
                new Rewriting(
                                from,
                                work.path(),
                                id -> removed.contains(from.order().position(id)))
                        .run();
                work.publish();
            } finally {
                work.delete();
            }
        } catch (IOException e) {
            throw failure(revision, e);
        }
    }

    private static Set<Long> positions(StoredDataset dataset) throws IOException {
        Set<Long> positions = new HashSet<>();
        try (RemovedLeaves removed = RemovedLeaves.open(dataset)) {
            for (RemovedLeaf leaf = removed.next(); leaf != null; leaf = removed.next()) {
                positions.add(leaf.position());
            }
        }
        return positions;
    }

    private static Manifest write(StoredDataset from, Set<String> reviewIds, WorkDirectory work) throws IOException {
        requireIntact(from);
        Manifest revised = new Rewriting(from, work.path(), reviewIds::contains).run();
        if (from.manifest().records() - revised.records() != reviewIds.size()) {
            throw new DatasetException("The leaves in " + from.directory()
                    + " have reviews that its rows have not; see `millrace snapshots verify`");
        }
        work.publish();
        return revised;
    }

    private static void requireIntact(StoredDataset dataset) throws IOException {
        for (FileEntry file : dataset.manifest().files()) {
            if (!file.sha256().equals(Sha256.ofFile(dataset.directory().resolve(file.name())))) {
                throw new DatasetException(file.name() + " in " + dataset.directory()
                        + " is not as it was built; see `millrace snapshots verify`");
            }
        }
    }

    private static Leaves requireLeaves(StoredDataset dataset) throws IOException {
        Leaves leaves = dataset.leaves();
        if (leaves == null) {
            throw new DatasetException(dataset.directory() + " has no " + Leaves.FILE
                    + ", so nothing can be erased from it; it was built by an older version, or is damaged: delete it");
        }
        return leaves;
    }

    private static DatasetException failure(Path directory, Exception cause) {
        return new DatasetException(
                "Cannot rewrite the dataset " + directory + " ("
                        + cause.getClass().getSimpleName()
                        + "); see that it is not damaged (`millrace snapshots verify`), and the disk is writable and has room",
                cause);
    }
}
