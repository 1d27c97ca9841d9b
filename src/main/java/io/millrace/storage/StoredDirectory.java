package io.millrace.storage;

import java.nio.file.Path;

/** A published directory that can be read here until it is closed. Close it once; for any number of threads otherwise. */
public final class StoredDirectory implements AutoCloseable {

    private final Path path;
    private final Runnable release;

    StoredDirectory(Path path, Runnable release) {
        this.path = path;
        this.release = release;
    }

    /** The directory; its files must not be changed. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        release.run();
    }
}
