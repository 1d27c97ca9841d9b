package io.millrace.proof.nemesis;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system in memory: it can be full, and it can be read-only. Linux, as root. */
final class MountedStorage extends StorageFolder {

    private static final String SIZE = "4g";
    private static final long PAGE = 1 << 16;

    private final Thread unmount = new Thread(this::unmount);

    MountedStorage(Path directory) throws IOException {
        super(directory);
        Shell.run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", path().toString());
        // No mount outlives this JVM, however a test ends.
        Runtime.getRuntime().addShutdownHook(unmount);
    }

    /** Tries it on a directory of its own. */
    static boolean isPermitted() throws IOException {
        Path directory = Files.createTempDirectory("mount");
        try {
            Shell.run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", directory.toString());
            Shell.run("umount", directory.toString());
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            Files.delete(directory);
        }
    }

    @Override
    List<Damage> damages() {
        return List.of(new Full(), new ReadOnly());
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(unmount);
        unmount();
    }

    private void unmount() {
        try {
            Shell.run("umount", "-l", path().toString());
        } catch (IOException e) {
            throw new NemesisException("cannot unmount the storage directory", e);
        }
    }

    private void remount(String option) throws IOException {
        Shell.run("mount", "-o", "remount," + option, path().toString());
    }

    private final class Full implements Damage {

        @Override
        public String name() {
            return "storage-full";
        }

        /** {@inheritDoc} What is used becomes all there is. */
        @Override
        public void inflict() throws IOException {
            FileStore store = Files.getFileStore(path());
            long used = store.getTotalSpace() - store.getUnallocatedSpace();
            remount("size=" + (used / PAGE + 1) * PAGE);
        }

        @Override
        public void repair() throws IOException {
            remount("size=" + SIZE);
        }
    }

    private final class ReadOnly implements Damage {

        @Override
        public String name() {
            return "storage-read-only";
        }

        /** {@inheritDoc} The system refuses it while a file is open for writing. */
        @Override
        public void inflict() throws IOException {
            remount("ro");
        }

        @Override
        public void repair() throws IOException {
            remount("rw");
        }
    }
}
