package io.millrace.snapshot;

import io.millrace.storage.Storage;
import io.millrace.storage.StoredDirectory;
import io.millrace.storage.StoredName;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds snapshots by their ids, the last revision of each, and keeps local copies of their files until it is closed. For one thread.
 */
public final class StoredSnapshots implements AutoCloseable {

    private final Storage storage;
    private final Set<String> files;
    private final List<StoredDirectory> open = new ArrayList<>();
    private final Map<StoredName, URI> found = new HashMap<>();

    /**
     * Finds none yet.
     *
     * @param storage has them
     * @param files which of their files are needed
     */
    public StoredSnapshots(Storage storage, Set<String> files) {
        this.storage = storage;
        this.files = files;
    }

    /**
     * The directory of a snapshot; of one that was not published, where it would be. When a revision takes its place the directory goes.
     *
     * @throws io.millrace.storage.StorageUnavailableException if it cannot be read now
     */
    public Path directory(String snapshotId) {
        StoredName name = StoredName.snapshot(snapshotId);
        return storage.findNewest(name)
                .map(location -> fetch(name, location))
                .orElseGet(() -> storage.work().resolve(name.toString()));
    }

    /** Whether what was found last of each is still the last revision; else it may have gone while it was read. */
    boolean areNewest() {
        return found.entrySet().stream()
                .allMatch(entry -> storage.findNewest(entry.getKey())
                        .filter(entry.getValue()::equals)
                        .isPresent());
    }

    private Path fetch(StoredName name, URI location) {
        StoredDirectory directory = storage.fetch(location, files);
        open.add(directory);
        found.put(name, location);
        return directory.path();
    }

    @Override
    public void close() {
        open.forEach(StoredDirectory::close);
    }
}
