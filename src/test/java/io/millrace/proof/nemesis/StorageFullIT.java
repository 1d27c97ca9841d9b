package io.millrace.proof.nemesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.millrace.dataset.DatasetException;
import io.millrace.dataset.ManifestFile;
import io.millrace.schema.Split;
import io.millrace.storage.LocalStorage;
import io.millrace.storage.Storage;
import io.millrace.storage.StoredDirectory;
import io.millrace.storage.StoredName;
import io.millrace.testing.SmallDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A local storage whose disk is full: nothing half-built is ever taken for published. */
class StorageFullIT {

    private static final StoredName NAME = StoredName.snapshot("s-1");
    private static final int ROWS = 3_000;

    @TempDir
    private Path temp;

    @Test
    void shouldPublishNothingOnAFullDiskAndAllWhenThereIsRoom() throws IOException {
        try (StorageFolder folder = StorageFolder.open(temp.resolve("storage"))) {
            // Given
            assumeThat(folder).as("a file system can be mounted").isInstanceOf(MountedStorage.class);
            Storage storage = new LocalStorage(folder.path());
            SmallDataset dataset = new SmallDataset();
            for (int row = 0; row < ROWS; row++) {
                dataset.with(Split.TRAIN, "A text that takes some room on the disk, number " + row);
            }
            assertThat(folder.inflict(full(folder))).isTrue();

            // When
            assertThatThrownBy(() -> dataset.build(storage.draft(NAME), Map.of()))
                    .isInstanceOf(DatasetException.class)
                    .hasMessageContaining("see that the disk is writable and has room");

            // Then
            assertThat(storage.find(NAME)).isEmpty();

            // And
            folder.repair();
            dataset.build(storage.draft(NAME), Map.of());
            try (StoredDirectory published = storage.fetch(storage.publish(NAME))) {
                assertThat(ManifestFile.read(published.path()).counts().bySplit())
                        .containsEntry("train", (long) ROWS);
            }
        }
    }

    private static StorageFolder.Damage full(StorageFolder folder) {
        return folder.damages().stream()
                .filter(damage -> damage.name().equals("storage-full"))
                .findFirst()
                .orElseThrow();
    }
}
