package io.millrace.storage;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A directory that all processes see. A draft is built where it is published, since the rename that makes it appear is all that
 * publishing takes.
 */
public final class LocalStorage implements Storage {

    private final Path root;

    /**
     * @param root the directory of all snapshots and models; it is created with the first
     */
    public LocalStorage(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public Path draft(StoredName name) {
        return root.resolve(name.kind()).resolve(name.id());
    }

    @Override
    public URI publish(StoredName name) {
        return find(name).orElseThrow(() -> new StorageException(draft(name) + " was not built; build it again"));
    }

    @Override
    public Optional<URI> find(StoredName name) {
        Path published = draft(name);
        return Files.isDirectory(published) ? Optional.of(published.toUri()) : Optional.empty();
    }

    @Override
    public StoredDirectory fetch(URI location) {
        return open(location);
    }

    @Override
    public StoredDirectory fetch(URI location, Set<String> names) {
        return open(location);
    }

    @Override
    public Path work() {
        return root.resolve("work");
    }

    @Override
    public void close() {}

    /** A directory by its URI, whoever published it; whether it is there is found by who reads it. */
    static StoredDirectory open(URI location) {
        try {
            return new StoredDirectory(Path.of(location), () -> {});
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new StorageException(
                    "No storage is known for " + location + "; to read what is in a bucket, set storage.uri to it", e);
        }
    }
}
