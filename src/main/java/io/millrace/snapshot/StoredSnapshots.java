package io.millrace.snapshot;

import io.millrace.storage.Storage;
import io.millrace.storage.StoredDirectory;
import io.millrace.storage.StoredName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds snapshots by their ids, and keeps their files readable until it is closed. For one thread. */
public final class StoredSnapshots implements AutoCloseable {

    private final Storage storage;
    private final Set<String> files;
    private final List<StoredDirectory> open = new ArrayList<>();

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
     * The directory of a snapshot; of one that was not published, where it would be.
     *
     * @throws io.millrace.storage.StorageUnavailableException if it cannot be read now
     */
    public Path directory(String snapshotId) {
        StoredName name = StoredName.snapshot(snapshotId);
        return storage.find(name)
                .map(location -> storage.fetch(location, files))
                .map(this::keep)
                .orElseGet(() -> storage.work().resolve(name.toString()));
    }

    private Path keep(StoredDirectory directory) {
        open.add(directory);
        return directory.path();
    }

    @Override
    public void close() {
        open.forEach(StoredDirectory::close);
    }
}
