package io.millrace.dataset;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where a dataset is built: beside its target, under another name, so that the target appears whole or not at all. What
 * killed builders of the same target left behind is removed at the beginning. Should two builders work at one target, as
 * after a worker was taken for dead, the later one takes the files away from the earlier one, which then fails.
 */
final class WorkDirectory {

    private static final String INFIX = ".tmp-";

    private final Path target;
    private final Path path;

    private WorkDirectory(Path target, Path path) {
        this.target = target;
        this.path = path;
    }

    static WorkDirectory create(Path target) throws IOException {
        Path absolute = target.toAbsolutePath().normalize();
        Files.createDirectories(absolute.getParent());
        for (Path leftover : leftovers(absolute)) {
            DirectoryTree.delete(leftover);
        }
        Path path = absolute.resolveSibling(absolute.getFileName() + INFIX + UUID.randomUUID());
        Files.createDirectories(path.resolve("spill"));
        return new WorkDirectory(absolute, path);
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

    /** Makes the target appear, for good, with all that is here but the spill. */
    void publish() throws IOException {
        DirectoryTree.delete(spill());
        force(path);
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        force(target.getParent());
    }

    /** Removes whatever is left. */
    void delete() throws IOException {
        if (Files.exists(path)) {
            DirectoryTree.delete(path);
        }
    }

    private static List<Path> leftovers(Path target) throws IOException {
        String prefix = target.getFileName() + INFIX;
        try (Stream<Path> siblings = Files.list(target.getParent())) {
            return siblings.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .toList();
        }
    }

    /** A rename is on the disk only when the directory is. */
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory)) {
            channel.force(true);
        }
    }
}
