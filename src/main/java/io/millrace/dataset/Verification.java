package io.millrace.dataset;

import io.millrace.schema.Snapshot;
import io.millrace.spill.Buckets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Proves that the files of a dataset are as they were built, or says what is not.
 *
 * <ol>
 *   <li>Every file that the manifest names is read: size, SHA-256, number of lines; and there are no others.
 *   <li>The manifest must not contradict itself, nor what the snapshots topic says of the snapshot.
 *   <li>Every row is read with its entry of the index. The records that they make are counted, and their leaves and root made again
 *       ({@link RecordChecks}). Where a file is damaged the leaves tell which line was changed, taken out or put in ({@link
 *       Realignment}).
 *   <li>The lines of further formats must follow from those of the first ({@link FormatChecks}). Of Parquet the hash must do.
 *   <li>If reviews were erased from it, the roots of all earlier revisions are made again ({@link RedactionChecks}).
 * </ol>
 *
 * <p>Who can write all files can make a dataset that is sound in itself. It then differs from what the snapshots topic says, and
 * from what the log gives. Memory is bounded however large the dataset is.
 */
public final class Verification {

    private final Path directory;
    private final Manifest manifest;
    private final VerificationSettings settings;
    private final Discrepancies found;

    private Verification(Path directory, Manifest manifest, VerificationSettings settings) {
        this.directory = directory;
        this.manifest = manifest;
        this.settings = settings;
        this.found = new Discrepancies(settings.listedMax());
    }

    /**
     * Verifies a dataset.
     *
     * @param directory where its files are
     * @param published the snapshot as the snapshots topic has it; null if only the files are to be verified
     * @throws DatasetException if the directory holds no manifest that this program knows, or the disk cannot be used
     */
    public static VerificationReport of(Path directory, Snapshot published, VerificationSettings settings) {
        Manifest manifest = ManifestFile.read(directory);
        return WorkFolder.use(
                settings.work(),
                "millrace-verify-",
                work -> new Verification(directory, manifest, settings).run(published, work));
    }

    private VerificationReport run(Snapshot published, Path work) throws IOException {
        FileChecks files = new FileChecks(directory.toRealPath(), found);
        Set<String> damaged = files.run(manifest);
        ManifestChecks checks = new ManifestChecks(manifest, found);
        checks.checkItself();
        if (published != null) {
            checks.checkPublished(published);
        }
        Buckets buckets = new Buckets(work.resolve("records"), Buckets.COUNT, Buckets.Limit.STANDARD);
        StoredDataset dataset = new StoredDataset(directory, manifest, damaged);
        RecordChecks records = new RecordChecks(dataset, found, settings.listedMax(), buckets);
        records.run();
        new FormatChecks(dataset, found).run();
        if (manifest.redaction() != null) {
            new RedactionChecks(dataset, found).run();
        }
        return new VerificationReport(
                manifest,
                List.copyOf(damaged),
                records.size(),
                records.root(),
                found.counts(),
                found.list(),
                notes(files));
    }

    private List<String> notes(FileChecks files) throws IOException {
        List<String> notes = new ArrayList<>();
        if (files.holdsEpochs()) {
            notes.add("the files of further epochs are not in the manifest, and were not checked");
        }
        if (manifest.recordRoot() == null) {
            notes.add("the dataset has no root of its records, as those of format version 1; what is damaged is told by"
                    + " file only");
        }
        Path card = directory.resolve(DatasetCard.FILE);
        if (!Files.exists(card)
                || !Files.readString(card, StandardCharsets.UTF_8).equals(DatasetCard.render(manifest))) {
            notes.add(
                    DatasetCard.FILE + " is not what this program makes of the manifest: another version made it, or it"
                            + " was edited; no program reads it");
        }
        return notes;
    }
}
