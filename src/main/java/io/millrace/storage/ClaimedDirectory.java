package io.millrace.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A directory that belongs to one user at a time: {@code 0} below the parent, or {@code 1} if another holds that, and so on. When
 * its process ends, however suddenly, it is free for the next, with all that is in it. The file system must know locks.
 */
final class ClaimedDirectory implements Closeable {

    /** The file that is locked. */
    static final String LOCK = "lock";

    /** Those of this process: the system would unlock a file when a second channel on it is closed. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private ClaimedDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Claims the first one that is free. */
    static ClaimedDirectory claim(Path parent) throws IOException {
        Path real = Files.createDirectories(parent).toRealPath();
        for (int number = 0; ; number++) {
            Path path = Files.createDirectories(real.resolve(Integer.toString(number)));
            if (OWN.add(path)) {
                ClaimedDirectory claimed = new ClaimedDirectory(
                        path,
                        FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE));
                if (claimed.channel.tryLock() != null) {
                    return claimed;
                }
                claimed.close();
            }
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            OWN.remove(path);
        }
    }
}
