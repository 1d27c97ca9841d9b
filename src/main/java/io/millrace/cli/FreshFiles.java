package io.millrace.cli;

import io.millrace.dataset.DirectoryTree;
import io.millrace.schema.Snapshot;
import io.millrace.storage.Storage;
import io.millrace.storage.StorageSettings;
import io.millrace.storage.StoredDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files of a snapshot as the storage has them now. A copy that was made here before would not tell what became of a bucket
 * since, so there is another one, for as long as this is open. For one thread.
 */
final class FreshFiles implements AutoCloseable {

    private final Path copies;
    private final Storage storage;
    private final StoredDirectory files;

    private FreshFiles(Path copies, Storage storage, StoredDirectory files) {
        this.copies = copies;
        this.storage = storage;
        this.files = files;
    }

    /**
     * Fetches them.
     *
     * @param settings the storage that has them
     * @param work where there is room for a copy
     * @throws CliException if the snapshot has none, or there is no room
     * @throws io.millrace.storage.StorageException if they are not as they were published
     */
    static FreshFiles fetch(Snapshot snapshot, StorageSettings settings, Path work) {
        Path copies = create(work);
        Storage storage = Storage.openForCommand(settings.withLocal(copies));
        try {
            return new FreshFiles(copies, storage, SnapshotsCommand.fetch(snapshot, storage));
        } catch (RuntimeException e) {
            release(storage, copies);
            throw e;
        }
    }

    Path path() {
        return files.path();
    }

    @Override
    public void close() {
        files.close();
        release(storage, copies);
    }

    private static Path create(Path work) {
        try {
            return Files.createTempDirectory(work, "millrace-files-");
        } catch (IOException e) {
            throw failure(work, e);
        }
    }

    private static void release(Storage storage, Path copies) {
        storage.close();
        try {
            DirectoryTree.delete(copies);
        } catch (IOException e) {
            throw failure(copies, e);
        }
    }

    private static CliException failure(Path path, IOException cause) {
        return new CliException(
                "cannot work in " + path + ": " + cause + "; name another directory with --work", cause);
    }
}
