package io.millrace.cli;

import io.millrace.dataset.Manifest;
import io.millrace.dataset.ManifestFile;
import io.millrace.schema.DatasetFile;
import io.millrace.schema.DatasetSummary;
import io.millrace.schema.Snapshot;
import io.millrace.storage.Storage;
import io.millrace.storage.StoredDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Copies the files of a snapshot and checks them on the way. */
final class SnapshotExport {

    private static final String CARD = "README.md";

    private SnapshotExport() {}

    /**
     * Copies a snapshot.
     *
     * @param storage has it
     * @param target a directory that does not exist or is empty
     * @throws CliException if the snapshot is not ready, the directory holds something, or a file is not what it should be
     */
    static void copy(Snapshot snapshot, Storage storage, Path target) {
        try (StoredDirectory source = SnapshotsCommand.fetch(snapshot, storage)) {
            requireEmpty(target);
            copy(snapshot.getDataset(), source.path(), target);
        } catch (IOException | UncheckedIOException e) {
            throw new CliException("cannot copy snapshot " + snapshot.getSnapshotId() + " to " + target + ": " + e, e);
        }
    }

    private static void requireEmpty(Path target) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> entries = Files.list(target)) {
            if (entries.findAny().isPresent()) {
                throw new CliException(target + " is not empty; name a new directory");
            }
        }
    }

    /** The manifest comes last: a directory without one is not a dataset. */
    private static void copy(DatasetSummary dataset, Path source, Path target) throws IOException {
        for (DatasetFile file : dataset.getFiles()) {
            requireSame(file.getName(), file.getSha256(), copy(source, target, file.getName()));
        }
        Manifest manifest = ManifestFile.read(source);
        requireSame(ManifestFile.NAME, dataset.getContentHash(), manifest.contentHash());
        if (Files.exists(source.resolve(CARD))) {
            copy(source, target, CARD);
        }
        copy(source, target, ManifestFile.NAME);
    }

    /** Copies a file; says the SHA-256 of what was written. */
    private static String copy(Path source, Path target, String name) throws IOException {
        Path file = source.resolve(name).normalize();
        if (!file.startsWith(source.normalize())) {
            throw new CliException("the snapshot names a file outside its directory: " + name);
        }
        Files.createDirectories(target.resolve(name).getParent());
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(target.resolve(name)), digest)) {
            Files.copy(file, out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void requireSame(String name, String expected, String found) {
        if (!expected.equals(found)) {
            throw new CliException(name + " has the hash " + found + ", not " + expected
                    + ": the snapshot was changed after it was built; do not use the copy");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
