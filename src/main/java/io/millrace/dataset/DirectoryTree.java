package io.millrace.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory with all that is in it. */
public final class DirectoryTree {

    private DirectoryTree() {}

    /**
     * Deletes a directory and all that is in it; links are deleted, not followed. What another deletes meanwhile is no error.
     *
     * @param root the directory
     * @throws java.nio.file.NoSuchFileException if it is not there
     * @throws IOException if something in it cannot be listed or deleted; what comes after it is left
     */
    public static void delete(Path root) throws IOException {
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
