package io.millrace.dataset;

import io.millrace.dataset.Discrepancy.Kind;
import io.millrace.schema.DatasetFile;
import io.millrace.schema.DatasetSummary;
import io.millrace.schema.PartitionEnd;
import io.millrace.schema.Snapshot;
import io.millrace.schema.Split;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds a manifest against itself, against the rows, and against what was published of the snapshot. For one thread. */
final class ManifestChecks {

    private static final Pattern ID = Pattern.compile("s-([0-9]{6,18})-[0-9a-f]{8}");

    private final Manifest manifest;
    private final Discrepancies found;

    ManifestChecks(Manifest manifest, Discrepancies found) {
        this.manifest = manifest;
        this.found = found;
    }

    /** What follows from other parts of the manifest. */
    void checkItself() {
        boolean isWithTree = manifest.formatVersion() > Manifest.FORMAT_VERSION_MIN;
        if (isWithTree != (manifest.recordRoot() != null)) {
            found.add(Discrepancy.ofFile(
                    Kind.MANIFEST,
                    ManifestFile.NAME,
                    "format version " + manifest.formatVersion() + " does not go with the record_root"));
        }
        DatasetConfiguration configuration = DatasetConfiguration.fromMap(manifest.configuration());
        compare("configuration_digest", configuration.digest(), manifest.configurationDigest());
        compare("content_hash", Manifest.contentHash(manifest.files()), manifest.contentHash());
        configuration.furtherFormats().forEach(format -> checkRows(format, configuration));
        compare(
                "counts/train_before_balance",
                Census.byLabel(manifest.counts().histogram().getOrDefault(Names.of(Split.TRAIN), new TreeMap<>())),
                manifest.counts().trainBeforeBalance());
        Matcher id = ID.matcher(manifest.snapshotId());
        if (id.matches()) {
            String name = SnapshotId.of(Long.parseLong(id.group(1)), manifest.cut(), configuration);
            compare("snapshot_id", name, manifest.snapshotId());
        }
    }

    /** A further format has as many rows as the first, or one for each record that corrected a prediction. */
    private void checkRows(RecordFormat format, DatasetConfiguration configuration) {
        for (Split split : StoredDataset.SPLITS) {
            FileEntry file = manifest.file(configuration.nameOf(format, split));
            long all = manifest.file(SplitFiles.rowsOf(split)).rows();
            long expected = format.hasEveryRecord() ? all : Math.min(file.rows(), all);
            compare("rows of " + file.name(), expected, file.rows());
        }
    }

    /**
     * What the rows tell.
     *
     * @param records the distinct records in the files
     * @param files what the files hold
     */
    void checkCounts(Census records, Tally files) {
        Manifest.Counts counts = manifest.counts();
        compare("counts/train_after_balance", files.trainRows(), counts.trainAfterBalance());
        DatasetConfiguration configuration = DatasetConfiguration.fromMap(manifest.configuration());
        if (!counts.stratification().isEmpty()) {
            compare(
                    "counts/stratification",
                    Stratification.of(configuration, counts.offeredByLanguage(), files),
                    counts.stratification());
        }
        boolean leftOut = configuration.balance() == Balance.UNDERSAMPLE || configuration.balance() == Balance.TARGET;
        counts.histogram().forEach((split, labels) -> {
            if (!leftOut || !split.equals(Names.of(Split.TRAIN))) {
                compare("counts/histogram/" + split, records.histogram().get(split), labels);
            }
        });
        // Of what was left out the rows tell nothing; then the numbers must at least agree with each other.
        Census told = leftOut ? Census.of(counts.histogram()) : records;
        compare("counts/by_split", told.bySplit(), counts.bySplit());
        compare("counts/by_label", told.byLabel(), counts.byLabel());
        compare("counts/by_language", told.byLanguage(), counts.byLanguage());
    }

    /** What the snapshots topic says. */
    void checkPublished(Snapshot snapshot) {
        published("snapshot_id", snapshot.getSnapshotId(), manifest.snapshotId());
        published("cut/topic", snapshot.getTopic(), manifest.cut().topic());
        published("cut/topic_id", snapshot.getTopicId(), manifest.cut().topicId());
        published("cut/ends", ends(snapshot), manifest.cut().ends());
        published("configuration", new TreeMap<>(snapshot.getConfiguration()), manifest.configuration());
        published("configuration_digest", snapshot.getConfigurationDigest(), manifest.configurationDigest());
        published("redaction", earlier(snapshot), earlier());
        if (snapshot.getDataset() != null) {
            checkPublished(snapshot.getDataset());
        }
    }

    private static List<String> earlier(Snapshot snapshot) {
        return snapshot.getRedactions().stream()
                .map(step -> step.getPreviousRecordRoot() + " " + step.getPreviousContentHash())
                .toList();
    }

    private List<String> earlier() {
        return manifest.redaction() == null
                ? List.of()
                : manifest.redaction().earlier().stream()
                        .map(step -> step.recordRoot() + " " + step.contentHash())
                        .toList();
    }

    private void checkPublished(DatasetSummary dataset) {
        Manifest.Counts counts = manifest.counts();
        published("content_hash", dataset.getContentHash(), manifest.contentHash());
        if (dataset.getRecordRoot() != null) {
            published("record_root", dataset.getRecordRoot(), manifest.recordRoot());
        }
        checkFiles(dataset.getFiles().stream().map(ManifestChecks::entry).toList());
        published("counts/by_split", new TreeMap<>(dataset.getBySplit()), counts.bySplit());
        published("counts/by_label", new TreeMap<>(dataset.getByLabel()), Manifest.withTextKeys(counts.byLabel()));
        published("counts/by_language", new TreeMap<>(dataset.getByLanguage()), counts.byLanguage());
    }

    private void checkFiles(List<FileEntry> published) {
        TreeSet<String> other = Stream.of(published, manifest.files())
                .flatMap(List::stream)
                .filter(file -> !published.contains(file) || !manifest.files().contains(file))
                .map(FileEntry::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!other.isEmpty()) {
            found.add(Discrepancy.ofFile(
                    Kind.PUBLISHED, ManifestFile.NAME, "files: the snapshots topic says something else of " + other));
        }
    }

    private static FileEntry entry(DatasetFile file) {
        return new FileEntry(file.getName(), file.getRows(), file.getBytes(), file.getSha256());
    }

    private static Map<Integer, Long> ends(Snapshot snapshot) {
        Map<Integer, Long> ends = new TreeMap<>();
        for (PartitionEnd end : snapshot.getCut()) {
            ends.put(end.getPartition(), end.getEndOffset());
        }
        return ends;
    }

    private void compare(String key, Object expected, Object actual) {
        if (!Objects.equals(expected, actual)) {
            found.add(Discrepancy.ofFile(
                    Kind.MANIFEST, ManifestFile.NAME, key + " is " + actual + "; it follows to be " + expected));
        }
    }

    private void published(String key, Object topic, Object actual) {
        if (!Objects.equals(topic, actual)) {
            found.add(Discrepancy.ofFile(
                    Kind.PUBLISHED, ManifestFile.NAME, key + " is " + actual + "; the snapshots topic has " + topic));
        }
    }
}
