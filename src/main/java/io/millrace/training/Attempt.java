package io.millrace.training;

import io.millrace.dataset.DirectoryTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory for one attempt at a job. A trainer that was taken for dead may still be at work when another begins the same
 * job, so no two attempts share a file. What killed attempts left behind is removed by one that begins a day or more later. For
 * one thread.
 */
public final class Attempt implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Attempt.class);

    private static final Duration LEFT_OVER = Duration.ofDays(1);

    private final Path directory;

    private Attempt(Path directory) {
        this.directory = directory;
    }

    /**
     * Begins an attempt.
     *
     * @param work the directory of all unfinished work; it is created if it is not there
     * @param jobId the job
     * @throws TrainingException if its directory cannot be created
     */
    public static Attempt begin(Path work, String jobId) {
        try {
            Files.createDirectories(work);
            for (Path leftover : entries(work)) {
                if (isOld(leftover)) {
                    remove(leftover);
                }
            }
            return new Attempt(Files.createTempDirectory(work, jobId + "-"));
        } catch (IOException e) {
            throw new TrainingException("cannot prepare a directory in " + work + ": " + e.getMessage(), e);
        }
    }

    /** Where its files are; it exists, and is empty at first. */
    public Path directory() {
        return directory;
    }

    /** Removes its files, as far as the storage allows; the rest is removed later. */
    @Override
    public void close() {
        remove(directory);
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }

    private static boolean isOld(Path directory) throws IOException {
        try {
            Instant changed = Files.getLastModifiedTime(directory).toInstant();
            return changed.isBefore(Instant.now().minus(LEFT_OVER));
        } catch (NoSuchFileException e) {
            // It was another attempt, and ended just now.
            return false;
        }
    }

    /** What cannot be deleted costs space; it must not cost a job. */
    private static void remove(Path root) {
        try {
            DirectoryTree.delete(root);
        } catch (IOException e) {
            LOGGER.warn("Cannot remove {}: {}", root, e.toString());
        }
    }
}
