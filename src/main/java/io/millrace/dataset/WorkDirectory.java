package io.millrace.dataset;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where a dataset is built: beside its target, under another name, so that the target appears whole or not at all. What
 * killed builders of the same target left behind is removed at the beginning; what belongs to a builder that lives is left
 * alone, as a {@link LockFile} beside the directory tells. So two builders may work at one target, as after a worker was taken
 * for dead, and the one that publishes first wins. Of a builder that is killed just before or after it has a directory, an empty
 * lock file may stay.
 */
final class WorkDirectory {

    private static final String INFIX = ".tmp-";
    private static final String LOCK = ".lock";

    private final Path target;
    private final Path path;
    private final LockFile lock;

    private WorkDirectory(Path target, Path path, LockFile lock) {
        this.target = target;
        this.path = path;
        this.lock = lock;
    }

    static WorkDirectory create(Path target) throws IOException {
        return create(target, target.getFileName().toString());
    }

    /** For one of several targets beside each other, whose builders clean up after one another; they share the name. */
    static WorkDirectory create(Path target, String name) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        Files.createDirectories(absolute.getParent());
        for (Path other : others(absolute.resolveSibling(name))) {
            deleteUnlessInUse(other);
        }
        Path path = absolute.resolveSibling(name + INFIX + UUID.randomUUID());
        // Locked before there is anything to remove, until nothing is left of it: a directory is never seen without its
        // lock.
        LockFile lock = LockFile.create(lockOf(path));
        return new WorkDirectory(absolute, path, lock).createDirectories();
    }

    private WorkDirectory createDirectories() throws IOException {
        try {
            Files.createDirectories(spill());
            return this;
        } catch (IOException e) {
            delete();
            throw e;
        }
    }

    Path target() {
        return target;
    }

    Path path() {
        return path;
    }

    Path spill() {
        return path.resolve("spill");
    }

    /**
     * Makes the target appear, for good, with all that is here but the spill.
     *
     * @throws java.nio.file.FileSystemException if another builder has made it appear, among other reasons
     */
    void publish() throws IOException {
        DirectoryTree.delete(spill());
        for (Path directory : directories()) {
            force(directory);
        }
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        lock.close();
        force(target.getParent());
    }

    private List<Path> directories() throws IOException {
        try (Stream<Path> tree = Files.walk(path)) {
            return tree.filter(Files::isDirectory).toList();
        }
    }

    /** Removes whatever is left. */
    void delete() throws IOException {
        try (lock) {
            if (Files.exists(path)) {
                DirectoryTree.delete(path);
            }
        }
    }

    private static List<Path> others(Path target) throws IOException {
        String prefix = target.getFileName() + INFIX;
        try (Stream<Path> siblings = Files.list(target.getParent())) {
            return siblings.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .filter(path -> !path.getFileName().toString().endsWith(LOCK))
                    .toList();
        }
    }

    private static void deleteUnlessInUse(Path other) throws IOException {
        Path lock = lockOf(other);
        if (LockFile.isHeld(lock)) {
            return;
        }
        try {
            DirectoryTree.delete(other);
            Files.deleteIfExists(lock);
        } catch (NoSuchFileException e) {
            // Its builder has just finished, or another builder removes it too.
        }
    }

    private static Path lockOf(Path path) {
        return path.resolveSibling(path.getFileName() + LOCK);
    }

    /** A rename is on the disk only when the directory is. */
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory)) {
            channel.force(true);
        }
    }
}
