package io.millrace.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A sign of life for other processes: a file that is locked from its creation until it is closed, which removes it. When the
 * process ends in another way, however suddenly, the system unlocks the file and it stays. A paused process lives.
 *
 * <p>The file system must know locks, as local ones and NFS 4 do. Safe for use by many threads.
 */
final class LockFile implements Closeable {

    /** Those of this process are never opened again: closing a second channel would unlock them (see {@link FileLock}). */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private LockFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Creates a file that is not there, and locks it. */
    static LockFile create(Path file) throws IOException {
        Path path = real(file);
        LockFile created =
                new LockFile(path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        OWN.add(path);
        try {
            created.channel.lock();
            return created;
        } catch (IOException e) {
            created.close();
            throw e;
        }
    }

    /** Says whether a process that lives has locked the file, or asks the same at this moment; false if there is no file. */
    static boolean isHeld(Path file) throws IOException {
        Path path = real(file);
        if (OWN.contains(path)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** The same name for a file whatever links lead to it. */
    private static Path real(Path file) throws IOException {
        return file.getParent().toRealPath().resolve(file.getFileName());
    }

    /** Removes the file and gives up the lock. */
    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(path);
        } finally {
            OWN.remove(path);
        }
    }
}
