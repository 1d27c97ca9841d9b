package io.millrace.dataset;

import io.millrace.dataset.BuiltLeaves.BuiltLeaf;
import io.millrace.schema.Split;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Writes all files of a dataset anew without the rows and leaves of some reviews; all else stays as it is, in its order. Reads each file
 * once, from its beginning. For one thread, once.
 */
final class Rewriting {

    private final StoredDataset from;
    private final Path to;
    private final Predicate<String> erased;
    private final RemovedRecords removed;
    private final Map<Split, TreeMap<Integer, Long>> tokens = new EnumMap<>(Split.class);
    private final Map<Split, TreeMap<String, Long>> languages = new EnumMap<>(Split.class);
    private final List<FileEntry> files = new ArrayList<>();

    /**
     * @param from a dataset with leaves
     * @param to a directory that is there
     * @param erased the reviews that go
     */
    Rewriting(StoredDataset from, Path to, Predicate<String> erased) {
        this.from = from;
        this.to = to;
        this.erased = erased;
        this.removed = new RemovedRecords(from);
    }

    /**
     * Writes them, then card and manifest.
     *
     * @throws DatasetException if the dataset is damaged
     */
    Manifest run() throws IOException {
        for (RecordFormat format : from.configuration().furtherFormats()) {
            Files.createDirectory(to.resolve(Names.of(format)));
        }
        for (Split split : StoredDataset.SPLITS) {
            SplitRewriting rows = new SplitRewriting(from, to, split, erased, removed);
            files.addAll(rows.run());
            tokens.put(split, rows.tokens());
            languages.put(split, rows.languages());
        }
        files.add(writeTrainIds());
        Manifest revised = writeLeaves();
        DatasetCard.write(revised, to);
        ManifestFile.write(revised, to);
        return revised;
    }

    private FileEntry writeTrainIds() throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(
                        Files.newInputStream(from.directory().resolve(TrainIds.FILE))));
                HashedFile file = new HashedFile(to.resolve(TrainIds.FILE))) {
            DataOutputStream out = new DataOutputStream(file.out());
            long ids = from.manifest().file(TrainIds.FILE).rows();
            long kept = 0;
            for (long i = 0; i < ids; i++) {
                long hash = in.readLong();
                if (!removed.haveTrainId(hash)) {
                    out.writeLong(hash);
                    kept++;
                }
            }
            return file.seal(kept);
        } catch (EOFException e) {
            throw damaged(TrainIds.FILE, e);
        }
    }

    private Manifest writeLeaves() throws IOException {
        try (BuiltLeaves built = BuiltLeaves.open(from);
                LeafWriter kept = new LeafWriter(to);
                RemovedWriter gone = new RemovedWriter(from, removed, to)) {
            for (BuiltLeaf leaf = built.next(); leaf != null; leaf = built.next()) {
                RemovedLeaf without = leaf.removed() == null ? remove(leaf) : leaf.removed();
                if (without == null) {
                    kept.append(leaf.position(), leaf.hash());
                } else {
                    gone.append(without);
                }
            }
            if (from.manifest().records() - kept.size() != removed.size()) {
                throw damaged(Leaves.FILE, null);
            }
            files.addAll(gone.seal());
            return seal(kept);
        }
    }

    /** How the leaf goes now; null if it stays. */
    private RemovedLeaf remove(BuiltLeaf leaf) {
        DatasetRecord record = removed.at(leaf.position());
        if (record == null) {
            return null;
        }
        int revision = from.manifest().revision() + 1;
        RemovedLeaf gone = new RemovedLeaf(leaf.index(), revision, leaf.position(), record.digest());
        if (!Arrays.equals(gone.hash(from.order().seed()), leaf.hash())) {
            throw damaged(Leaves.FILE, null);
        }
        return gone;
    }

    private Manifest seal(LeafWriter kept) throws IOException {
        files.add(kept.seal());
        files.sort(Comparator.comparing(FileEntry::name));
        Manifest manifest = from.manifest();
        return manifest.revised(
                files, kept, removed.takenFrom(manifest, tokenCounts(manifest), languages.get(Split.TRAIN)));
    }

    private TokenCounts tokenCounts(Manifest manifest) {
        TokenCounts before = manifest.counts().tokens();
        return before == null ? null : TokenTally.counts(before.encoding(), before.perRow(), tokens);
    }

    private DatasetException damaged(String file, IOException cause) {
        return new DatasetException(
                file + " in " + from.directory() + " does not go with the rows; see `millrace snapshots verify`",
                cause);
    }
}
