package io.millrace.topic;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Deletes directories. */
final class Directories {

    private Directories() {}

    /**
     * Deletes a directory and all that is in it; links are deleted, not followed.
     *
     * @return false if there was none
     */
    static boolean delete(Path directory) {
        if (Files.notExists(directory)) {
            return false;
        }
        try {
            Files.walkFileTree(directory, new Deletion());
            return true;
        } catch (IOException e) {
            throw new TopicException("cannot delete local state " + directory + ": " + e.getMessage(), e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
