package io.millrace.proof.guarantee;

import io.millrace.schema.DatasetFile;
import io.millrace.schema.DatasetSummary;
import io.millrace.schema.Redaction;
import io.millrace.schema.Snapshot;
import io.millrace.schema.Split;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The files of one snapshot that is ready, or of its last revision, held against its record and the live training records at its cut
 * without those that were taken out. These must be records of the cut whose reviews were erased, as many as the snapshot says.
 */
final class SnapshotDirectory {

    private static final List<String> UNLISTED = List.of(SnapshotManifest.NAME, "README.md");
    private static final int STARS_MAX = 5;

    private final Snapshot snapshot;
    private final DatasetSummary dataset;
    private final Path directory;
    private final Findings findings;

    SnapshotDirectory(Snapshot snapshot, Path directory, Findings findings) {
        this.snapshot = snapshot;
        this.dataset = snapshot.getDataset();
        this.directory = directory;
        this.findings = findings;
    }

    /**
     * Checks the directory, every file, the manifest and every row.
     *
     * @param erased all reviews that were ever erased
     */
    void check(LiveRecords live, Set<String> erased) throws IOException {
        compare("location", directory.toUri().toString(), dataset.getLocation());
        if (!Files.isDirectory(directory)) {
            findings.add(id(), directory.getFileName().toString(), "it is ready, and its directory is not there");
            return;
        }
        checkNames();
        for (DatasetFile file : dataset.getFiles()) {
            checkFile(file);
        }
        new SnapshotManifest(snapshot, findings).check(directory.resolve(SnapshotManifest.NAME));
        TakenOut takenOut = takenOut();
        checkTakenOut(takenOut, takenOut.of(live.rows()), erased);
        List<LiveRow> rows = takenOut.leave(live.rows());
        checkCounts(rows);
        checkRows(rows);
    }

    private TakenOut takenOut() throws IOException {
        return snapshot.getRevision() == 0
                ? TakenOut.nothing()
                : TakenOut.read(
                        directory, Long.parseLong(snapshot.getConfiguration().get("seed")));
    }

    private void checkTakenOut(TakenOut takenOut, List<LiveRow> rows, Set<String> erased) {
        long told = snapshot.getRedactions().stream()
                .mapToLong(Redaction::getRemoved)
                .sum();
        compare("records that were taken out", told, takenOut.size());
        compare("records of the cut that were taken out", told, (long) rows.size());
        rows.stream()
                .map(row -> row.row().id())
                .filter(id -> !erased.contains(id))
                .forEach(id -> findings.add(
                        id, "snapshots/" + directory.getFileName(), "was taken out, and was never erased"));
    }

    private void checkNames() throws IOException {
        SortedSet<String> expected = new TreeSet<>(UNLISTED);
        dataset.getFiles().forEach(file -> expected.add(file.getName()));
        try (Stream<Path> files = Files.list(directory)) {
            SortedSet<String> found =
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
            compare("files", expected, found);
        }
    }

    private void checkFile(DatasetFile file) throws IOException {
        Path path = directory.resolve(file.getName());
        if (Files.exists(path)) {
            compare("size of " + file.getName(), file.getBytes(), Files.size(path));
            compare("SHA-256 of " + file.getName(), file.getSha256(), Sha256Sums.hex(path));
        }
    }

    private void checkCounts(List<LiveRow> rows) {
        Map<String, Long> bySplit = count(rows, row -> nameOf(row.split()));
        Stream.of(Split.values()).forEach(split -> bySplit.putIfAbsent(nameOf(split), 0L));
        compare("by_split", bySplit, dataset.getBySplit());
        compare("by_label", byLabel(rows), dataset.getByLabel());
        compare("by_language", count(rows, LiveRow::language), dataset.getByLanguage());
        List<LiveRow> train = of(Split.TRAIN, rows).toList();
        compare("train_by_label", byLabel(train), dataset.getTrainByLabel());
    }

    private static Map<String, Long> byLabel(Collection<LiveRow> rows) {
        Map<String, Long> byLabel = count(rows, row -> Integer.toString(row.stars()));
        for (int stars = 1; stars <= STARS_MAX; stars++) {
            byLabel.putIfAbsent(Integer.toString(stars), 0L);
        }
        return byLabel;
    }

    private static Map<String, Long> count(Collection<LiveRow> rows, Function<LiveRow, String> key) {
        return rows.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
    }

    private void checkRows(List<LiveRow> all) throws IOException {
        for (Split split : Split.values()) {
            List<LiveRow> rows = of(split, all).toList();
            checkLines(nameOf(split) + ".jsonl", rows, LiveRow::row);
            checkLines(nameOf(split) + ".index.jsonl", rows, LiveRow::index);
        }
        checkTrainIds(of(Split.TRAIN, all));
    }

    private static Stream<LiveRow> of(Split split, List<LiveRow> rows) {
        return rows.stream().filter(row -> row.split() == split);
    }

    private void checkLines(String name, List<LiveRow> rows, Function<LiveRow, ExpectedLine> line) throws IOException {
        Path file = directory.resolve(name);
        if (Files.exists(file)) {
            new FileLines(id(), file, findings).compare(rows.stream().map(line).toList());
        }
    }

    private void checkTrainIds(Stream<LiveRow> train) throws IOException {
        Path file = directory.resolve("train-ids.bin");
        if (Files.exists(file)) {
            // Flipping the first bit makes the order of signed numbers that of unsigned ones.
            long[] flipped = train.mapToLong(row -> row.idHash() ^ Long.MIN_VALUE)
                    .sorted()
                    .distinct()
                    .toArray();
            ByteBuffer bytes = ByteBuffer.allocate(flipped.length * Long.BYTES);
            LongStream.of(flipped).forEach(hash -> bytes.putLong(hash ^ Long.MIN_VALUE));
            compare("train-ids.bin", Sha256Sums.hex(bytes.array()), Sha256Sums.hex(file));
        }
    }

    private void compare(String what, Object expected, Object found) {
        findings.compare(id(), "snapshots/" + directory.getFileName(), what, expected, found);
    }

    private String id() {
        return snapshot.getSnapshotId();
    }

    private static String nameOf(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }
}
