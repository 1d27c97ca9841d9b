package io.millrace.dataset;

import io.millrace.dataset.Discrepancy.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Holds the files of a directory against the manifest, byte for byte. For one thread. */
final class FileChecks {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final Set<String> UNLISTED = Set.of(ManifestFile.NAME, DatasetCard.FILE);

    private final Path directory;
    private final Discrepancies found;
    private final Set<String> damaged = new TreeSet<>();
    private boolean holdsEpochs;

    FileChecks(Path directory, Discrepancies found) {
        this.directory = directory;
        this.found = found;
    }

    /** Checks all files; says which are not as they were. */
    Set<String> run(Manifest manifest) throws IOException {
        for (FileEntry file : manifest.files()) {
            check(file);
        }
        Set<String> known = new HashSet<>(UNLISTED);
        manifest.files().forEach(file -> known.add(file.name()));
        for (String name : names()) {
            if (EpochFiles.isOne(name)) {
                holdsEpochs = true;
            } else if (!known.contains(name)) {
                found.add(Discrepancy.ofFile(Kind.EXTRA_FILE, name, "is not in the manifest"));
            }
        }
        return damaged;
    }

    /** Whether there are {@link EpochFiles}, which are no part of a dataset. */
    boolean holdsEpochs() {
        return holdsEpochs;
    }

    /** The names of all files below the directory, with slashes, in order. */
    private List<String> names() throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            return tree.filter(path -> !Files.isDirectory(path))
                    .map(path -> directory.relativize(path).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    private void check(FileEntry file) throws IOException {
        Path path = directory.resolve(file.name()).normalize();
        if (!path.startsWith(directory.normalize()) || !Files.isRegularFile(path)) {
            tell(Kind.MISSING_FILE, file, "is not there");
            return;
        }
        FileEntry actual = measure(path, file);
        if (actual.bytes() != file.bytes()) {
            tell(Kind.SIZE, file, "has " + actual.bytes() + " bytes, not " + file.bytes());
        }
        if (!actual.sha256().equals(file.sha256())) {
            tell(Kind.SHA256, file, "has the SHA-256 " + actual.sha256());
        }
        if (actual.rows() != file.rows()) {
            tell(Kind.LINES, file, "has " + actual.rows() + " lines or entries, not " + file.rows());
        }
    }

    private void tell(Kind kind, FileEntry file, String detail) {
        damaged.add(file.name());
        found.add(Discrepancy.ofFile(kind, file.name(), detail));
    }

    private static FileEntry measure(Path path, FileEntry expected) throws IOException {
        MessageDigest digest = Sha256.create();
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        long feeds = 0;
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                bytes += read;
                feeds += feeds(buffer, read);
            }
        }
        return new FileEntry(expected.name(), rows(expected, bytes, feeds), bytes, Sha256.hex(digest.digest()));
    }

    private static long feeds(byte[] buffer, int length) {
        long feeds = 0;
        for (int i = 0; i < length; i++) {
            feeds += buffer[i] == '\n' ? 1 : 0;
        }
        return feeds;
    }

    /** Lines of text, entries of the binary files; of another format nothing is known, and the hash must do. */
    private static long rows(FileEntry expected, long bytes, long feeds) {
        if (expected.name().endsWith(".jsonl")) {
            return feeds;
        }
        return switch (expected.name()) {
            case TrainIds.FILE -> bytes / Long.BYTES;
            case Leaves.FILE -> bytes / Leaves.ENTRY_BYTES;
            case RemovedLeaves.FILE -> bytes / RemovedLeaf.BYTES;
            case RemovedTests.FILE -> bytes / GoldenNames.BYTES;
            default -> expected.rows();
        };
    }
}
