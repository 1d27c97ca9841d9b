package io.millrace.cli;

import io.millrace.dataset.DatasetException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Looks into the files of snapshots and models, which may be out of reach of who asks.
 *
 * @param notes takes what could not be looked into, in words
 */
record StoredFiles(Consumer<String> notes) {

    /**
     * Looks into a directory.
     *
     * @param whose it is, for the note: "snapshot s-000001-d33eab84"
     * @param location its URI
     * @return what was seen; what to assume if it cannot be read from here, with a note
     */
    <T> T look(String whose, String location, Function<Path, T> look, T otherwise) {
        try {
            return look.apply(Path.of(URI.create(location)));
        } catch (DatasetException | IllegalArgumentException | FileSystemNotFoundException e) {
            notes.accept("the files of " + whose + " cannot be read from here, so they were not searched: "
                    + e.getMessage());
            return otherwise;
        }
    }

    /** As above, for a look that gives nothing back. */
    void look(String whose, String location, Consumer<Path> look) {
        look(
                whose,
                location,
                directory -> {
                    look.accept(directory);
                    return true;
                },
                false);
    }
}
