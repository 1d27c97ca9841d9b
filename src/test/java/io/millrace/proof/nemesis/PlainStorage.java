package io.millrace.proof.nemesis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A plain directory. A file can take the place of the folder of the snapshots, so that none can be written or read. */
final class PlainStorage extends StorageFolder {

    PlainStorage(Path directory) {
        super(directory);
    }

    @Override
    List<Damage> damages() {
        return List.of(new Replaced());
    }

    @Override
    public void close() {
        repair();
    }

    private final class Replaced implements Damage {

        private final Path folder = path().resolve("snapshots");
        private final Path aside = path().resolve("snapshots-aside");

        @Override
        public String name() {
            return "snapshots-folder-replaced-by-file";
        }

        @Override
        public void inflict() throws IOException {
            Files.createDirectories(folder);
            Files.move(folder, aside);
            Files.createFile(folder);
        }

        @Override
        public void repair() throws IOException {
            Files.delete(folder);
            Files.move(aside, folder);
        }
    }
}
