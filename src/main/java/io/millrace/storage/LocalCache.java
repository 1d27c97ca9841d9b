package io.millrace.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Local copies of published directories, each under the id of its content, and room for drafts. Copies appear whole, by rename.
 * When there are too many bytes, those that were used longest ago are deleted, but none that is in use. All is in a directory of
 * this process alone. Safe for use by several threads.
 */
final class LocalCache implements Closeable {

    private final ClaimedDirectory claimed;
    private final long bytesMax;
    private final Map<String, Integer> users = new HashMap<>();

    private LocalCache(ClaimedDirectory claimed, long bytesMax) {
        this.claimed = claimed;
        this.bytesMax = bytesMax;
    }

    /** Writes the files and folders of a directory that is there and empty. */
    @FunctionalInterface
    interface Filling {
        void fill(Path directory) throws IOException;
    }

    /** Takes a directory below the parent, and removes what a process that was killed left unfinished there. */
    static LocalCache open(Path parent, long bytesMax) throws IOException {
        ClaimedDirectory claimed = ClaimedDirectory.claim(parent);
        LocalCache cache = new LocalCache(claimed, bytesMax);
        delete(cache.drafts());
        delete(cache.incoming());
        Files.createDirectories(cache.incoming());
        Files.createDirectories(cache.copies());
        return cache;
    }

    /** Where directories are built. */
    Path drafts() {
        return claimed.path().resolve("drafts");
    }

    /** For unfinished work of others. */
    Path work() {
        return claimed.path().resolve("work");
    }

    /** Opens a copy; makes it if it is not there. */
    StoredDirectory fetch(String id, Filling filling) throws IOException {
        enter(id);
        try {
            Path copy = copies().resolve(id);
            if (Files.notExists(copy)) {
                make(copy, filling);
            }
            Files.setLastModifiedTime(copy, FileTime.from(Instant.now()));
            shrink();
            return new StoredDirectory(copy, () -> leave(id));
        } catch (IOException | RuntimeException e) {
            leave(id);
            throw e;
        }
    }

    /** Says whether there is a copy; it may go when it is not in use. */
    boolean has(String id) {
        return Files.exists(copies().resolve(id));
    }

    /** Deletes a copy, and those of a part of it, unless they are in use. */
    synchronized void drop(String id) throws IOException {
        for (Copy copy : copiesByUse()) {
            String name = copy.path().getFileName().toString();
            if (name.startsWith(id) && !users.containsKey(name)) {
                evict(copy.path());
            }
        }
    }

    /** Makes a copy of a directory that is complete, and is given away. */
    void adopt(String id, Path directory) throws IOException {
        appear(directory, copies().resolve(id));
    }

    @Override
    public void close() throws IOException {
        claimed.close();
    }

    /** Where the copies are. */
    Path copies() {
        return claimed.path().resolve("copies");
    }

    private Path incoming() {
        return claimed.path().resolve("incoming");
    }

    private void make(Path copy, Filling filling) throws IOException {
        Path unfinished = Files.createDirectory(aside());
        try {
            filling.fill(unfinished);
            appear(unfinished, copy);
        } finally {
            delete(unfinished);
        }
    }

    private static void appear(Path complete, Path copy) throws IOException {
        try {
            Files.move(complete, copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // Another thread was first with the same content.
            if (Files.notExists(copy)) {
                throw e;
            }
            delete(complete);
        }
    }

    private Path aside() {
        return incoming().resolve(UUID.randomUUID().toString());
    }

    /** Deletes a directory with all that is in it, if it is there. */
    static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> tree = Files.walk(directory)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private synchronized void enter(String id) {
        users.merge(id, 1, Integer::sum);
    }

    private synchronized void leave(String id) {
        users.computeIfPresent(id, (key, count) -> count == 1 ? null : count - 1);
    }

    /** Who enters meanwhile waits, and finds it gone or there. */
    private synchronized void shrink() throws IOException {
        List<Copy> byUse = copiesByUse();
        long bytes = byUse.stream().mapToLong(Copy::bytes).sum();
        for (Copy copy : byUse) {
            if (bytes > bytesMax && !users.containsKey(copy.path().getFileName().toString())) {
                evict(copy.path());
                bytes -= copy.bytes();
            }
        }
    }

    /** A copy that is only half there must not be seen. */
    private void evict(Path copy) throws IOException {
        delete(Files.move(copy, aside(), StandardCopyOption.ATOMIC_MOVE));
    }

    private List<Copy> copiesByUse() throws IOException {
        List<Copy> copies = new ArrayList<>();
        try (Stream<Path> entries = Files.list(copies())) {
            for (Path entry : entries.toList()) {
                copies.add(Copy.of(entry));
            }
        }
        copies.sort(Comparator.comparing(Copy::used));
        return copies;
    }

    private record Copy(Path path, FileTime used, long bytes) {

        static Copy of(Path path) throws IOException {
            long bytes = 0;
            try (Stream<Path> tree = Files.walk(path)) {
                for (Path file : tree.filter(Files::isRegularFile).toList()) {
                    bytes += Files.size(file);
                }
            }
            return new Copy(path, Files.getLastModifiedTime(path), bytes);
        }
    }
}
