package io.millrace.cli;

import io.millrace.dataset.DatasetException;
import io.millrace.storage.Storage;
import io.millrace.storage.StorageException;
import io.millrace.storage.StorageUnavailableException;
import io.millrace.storage.StoredDirectory;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Looks into the files of snapshots and models, which may be out of reach of who asks.
 *
 * @param storage has them
 * @param notes takes what could not be looked into, in words
 */
record StoredFiles(Storage storage, Consumer<String> notes) {

    /**
     * Looks into a directory.
     *
     * @param whose it is, for the note: "snapshot s-000001-d33eab84"
     * @param location its URI
     * @param names the files that are looked at
     * @return what was seen; what to assume if it cannot be read from here, with a note
     */
    <T> T look(String whose, String location, Set<String> names, Function<Path, T> look, T otherwise) {
        try (StoredDirectory directory = storage.fetch(URI.create(location), names)) {
            return look.apply(directory.path());
        } catch (DatasetException | StorageException | StorageUnavailableException | IllegalArgumentException e) {
            notes.accept("the files of " + whose + " cannot be read from here, so they were not searched: "
                    + e.getMessage());
            return otherwise;
        }
    }

    /** As above, for a look that gives nothing back. */
    void look(String whose, String location, Set<String> names, Consumer<Path> look) {
        look(
                whose,
                location,
                names,
                directory -> {
                    look.accept(directory);
                    return true;
                },
                false);
    }
}
