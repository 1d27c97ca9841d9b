package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.dataset.IndexedReviews;
import io.millrace.dataset.TrainedOn;
import io.millrace.schema.Split;
import io.millrace.storage.LocalStorage;
import io.millrace.testing.SmallDataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredFilesTest {

    @TempDir
    private Path directory;

    private final List<String> notes = new ArrayList<>();
    private StoredFiles stored;

    @BeforeEach
    void open() {
        stored = new StoredFiles(new LocalStorage(directory), notes::add);
    }

    @Test
    void shouldLookIntoFiles() {
        // Given
        Path dataset = new SmallDataset().with(Split.TRAIN, "One.").build(directory.resolve("s"), Map.of());
        List<String> rows = new ArrayList<>();

        // When
        stored.look(
                "snapshot s",
                dataset.toUri().toString(),
                IndexedReviews.FILES,
                files -> IndexedReviews.visit(files, (split, id) -> rows.add(split + " " + id)));

        // Then
        assertThat(rows).containsExactly("train r1");
        assertThat(notes).isEmpty();
    }

    @Test
    void shouldNoteWhatCannotBeReadFromHere() {
        // When
        TrainedOn gone = look("model v1", directory.resolve("gone").toUri().toString());
        TrainedOn far = look("model v2", "s3://bucket/model");

        // Then
        assertThat(gone.size() + far.size()).isZero();
        assertThat(notes).hasSize(2).allSatisfy(note -> assertThat(note).contains("cannot be read from here"));
        assertThat(notes.get(0)).startsWith("the files of model v1 ");
    }

    private TrainedOn look(String whose, String location) {
        return stored.look(whose, location, TrainedOn.FILES, TrainedOn::load, TrainedOn.none());
    }
}
