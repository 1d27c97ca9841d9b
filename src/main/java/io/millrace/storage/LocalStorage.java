package io.millrace.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    public boolean exists(URI location) {
        try (StoredDirectory directory = open(location)) {
            return Files.isDirectory(directory.path());
        }
    }

    @Override
    public Optional<URI> findNewest(StoredName first) {
        return revisions(first).stream()
                .max(Comparator.comparing(LocalStorage::nameOf, first.byRevision()))
                .map(Path::toUri);
    }

    @Override
    public void deleteOthers(StoredName first, URI kept) {
        List<Path> revisions = revisions(first);
        if (revisions.stream().anyMatch(revision -> revision.toUri().equals(kept))) {
            revisions.stream()
                    .filter(revision -> !revision.toUri().equals(kept))
                    .forEach(LocalStorage::delete);
        }
    }

    private static void delete(Path revision) {
        try {
            LocalCache.delete(revision);
        } catch (IOException e) {
            throw new StorageUnavailableException(
                    "Cannot delete " + revision + " (" + e.getMessage() + "); see that it may be written", e);
        }
    }

    private List<Path> revisions(StoredName first) {
        Path parent = draft(first).getParent();
        if (Files.notExists(parent)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(entry -> first.isRevision(nameOf(entry)) && Files.isDirectory(entry))
                    .toList();
        } catch (IOException e) {
            throw new StorageUnavailableException(
                    "Cannot list " + parent + " (" + e.getMessage() + "); see that it may be read", e);
        }
    }

    private static String nameOf(Path path) {
        return path.getFileName().toString();
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
