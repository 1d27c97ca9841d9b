package io.millrace.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A directory for the time of one piece of work. */
public final class WorkFolder {

    /**
     * Work on a dataset.
     *
     * @param <T> its result
     */
    @FunctionalInterface
    public interface Work<T> {
        /** Works in a directory that is new and empty. */
        T in(Path directory) throws IOException;
    }

    private WorkFolder() {}

    /**
     * Makes a directory, works in it, and removes it with all that is in it, whatever happens.
     *
     * @param parent where to make it
     * @param prefix what its name begins with
     * @throws DatasetException if a file cannot be read or written
     */
    public static <T> T use(Path parent, String prefix, Work<T> work) {
        try {
            Path directory = Files.createTempDirectory(parent, prefix);
            try {
                return work.in(directory);
            } finally {
                DirectoryTree.delete(directory);
            }
        } catch (IOException e) {
            throw new DatasetException(
                    "Cannot read the dataset, or sort in " + parent + " ("
                            + Objects.requireNonNullElse(e.getMessage(), "disk error")
                            + "); see that the one can be read, and that the other is writable and has room",
                    e);
        }
    }
}
