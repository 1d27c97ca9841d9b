package io.millrace.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStorageTest {

    private static final StoredName FIRST = StoredName.snapshot("s-1");
    private static final StoredName SECOND = StoredName.snapshot("s-1.r1-0123abcd");
    private static final StoredName THIRD = StoredName.snapshot("s-1.r2-0123abcd");
    private static final List<String> OTHERS = List.of("s-10", "s-1.tmp-r1", "s-1.r1", "s-1.r1-0123abcd.tmp-2");

    @TempDir
    Path directory;

    private LocalStorage storage;

    @BeforeEach
    void fill() throws IOException {
        storage = new LocalStorage(directory);
        for (StoredName name : List.of(FIRST, SECOND, THIRD)) {
            create(name.id());
        }
        for (String other : OTHERS) {
            create(other);
        }
    }

    @Test
    void shouldDeleteAllRevisionsButOne() throws IOException {
        // When
        storage.deleteOthers(FIRST, storage.find(SECOND).orElseThrow());

        // Then
        assertThat(names()).containsExactlyInAnyOrderElementsOf(and(SECOND.id()));
        assertThat(directory.resolve("snapshots").resolve(SECOND.id()).resolve("folder/file"))
                .exists();
    }

    @Test
    void shouldFindTheRevisionWithTheHighestNumber() throws IOException {
        // Given
        create("s-1.r10-0123abcd");

        // Then
        assertThat(storage.findNewest(FIRST))
                .contains(directory.resolve("snapshots/s-1.r10-0123abcd").toUri());
        assertThat(storage.findNewest(StoredName.snapshot("s-10")))
                .contains(directory.resolve("snapshots/s-10").toUri());
        assertThat(storage.findNewest(StoredName.snapshot("s-2"))).isEmpty();
        assertThat(storage.findNewest(StoredName.model("v1"))).isEmpty();
    }

    @Test
    void shouldSayWhetherADirectoryIsStillThere() {
        // Given
        URI first = storage.find(FIRST).orElseThrow();

        // When
        storage.deleteOthers(FIRST, storage.find(SECOND).orElseThrow());

        // Then
        assertThat(storage.exists(first)).isFalse();
        assertThat(storage.exists(storage.find(SECOND).orElseThrow())).isTrue();
        assertThatThrownBy(() -> storage.exists(URI.create("s3://bucket/snapshots/s-1/5f/")))
                .isInstanceOf(StorageException.class);
    }

    @Test
    void shouldFinishWhatWasInterrupted() throws IOException {
        // Given
        URI kept = storage.find(THIRD).orElseThrow();
        Files.delete(directory.resolve("snapshots/s-1/folder/file"));

        // When
        storage.deleteOthers(FIRST, kept);
        storage.deleteOthers(FIRST, kept);

        // Then
        assertThat(names()).containsExactlyInAnyOrderElementsOf(and(THIRD.id()));
    }

    @Test
    void shouldDeleteNothingIfWhatIsToBeKeptIsElsewhere() throws IOException {
        // When
        storage.deleteOthers(
                FIRST, directory.resolve("snapshots/s-1.r3-0123abcd").toUri());
        storage.deleteOthers(FIRST, URI.create("s3://bucket/snapshots/s-1.r2-0123abcd/5f/"));

        // Then
        assertThat(names()).contains(FIRST.id(), SECOND.id(), THIRD.id());
    }

    private static List<String> and(String id) {
        return Stream.concat(OTHERS.stream(), Stream.of(id)).toList();
    }

    private void create(String id) throws IOException {
        Path folder = Files.createDirectories(
                directory.resolve("snapshots").resolve(id).resolve("folder"));
        Files.writeString(folder.resolve("file"), id);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(directory.resolve("snapshots"))) {
            return entries.map(path -> path.getFileName().toString()).toList();
        }
    }
}
