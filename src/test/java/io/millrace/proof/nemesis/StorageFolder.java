package io.millrace.proof.nemesis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The storage directory of a run, which can be damaged: a file system of its own where the system permits it, a plain
 * directory elsewhere. What is in it is gone when a file system is closed, so close it when the evidence has been read.
 * Several threads may use it.
 */
public abstract class StorageFolder implements AutoCloseable {

    private final Path path;
    private Damage damage;

    StorageFolder(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** A way in which storage fails for a while. */
    interface Damage {

        /** Its name in reports: what really happens. */
        String name();

        /**
         * Inflicts it.
         *
         * @throws IOException if it was not possible just now; nothing is damaged then
         */
        void inflict() throws IOException;

        /** Repairs it. */
        void repair() throws IOException;
    }

    /** Mounts a file system on the directory, or takes the directory as it is where that is not permitted. */
    public static StorageFolder open(Path directory) throws IOException {
        Files.createDirectories(directory);
        return MountedStorage.isPermitted() ? new MountedStorage(directory) : new PlainStorage(directory);
    }

    /** The directory for {@code storage.dir}. */
    public final Path path() {
        return path;
    }

    /** What can be done to it. */
    abstract List<Damage> damages();

    /** Says whether nothing is wrong with it. */
    public final synchronized boolean isWhole() {
        return damage == null;
    }

    /** Damages it; false if that was not possible just now. */
    final synchronized boolean inflict(Damage inflicted) {
        try {
            inflicted.inflict();
            damage = inflicted;
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Repairs what was damaged, if anything was.
     *
     * @throws NemesisException if that fails
     */
    final synchronized void repair() {
        if (damage == null) {
            return;
        }
        try {
            damage.repair();
            damage = null;
        } catch (IOException e) {
            throw new NemesisException("cannot repair " + damage.name(), e);
        }
    }

    @Override
    public abstract void close();
}
