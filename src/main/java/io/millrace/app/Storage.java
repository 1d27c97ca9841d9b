package io.millrace.app;

import java.nio.file.Path;

/**
 * Where snapshots and models are.
 *
 * @param root the storage directory
 */
public record Storage(Path root) {

    public Storage {
        root = root.toAbsolutePath().normalize();
    }

    /** Each snapshot has a directory of its own here. */
    public Path snapshots() {
        return root.resolve("snapshots");
    }

    /** Each model has a directory of its own here. */
    public Path models() {
        return root.resolve("models");
    }

    /** Unfinished work of trainers, a directory an attempt. */
    public Path work() {
        return root.resolve("work");
    }
}
