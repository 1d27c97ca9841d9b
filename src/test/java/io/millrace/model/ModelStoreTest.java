package io.millrace.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.storage.LocalStorage;
import io.millrace.storage.Storage;
import io.millrace.storage.StorageException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {

    @TempDir
    private Path temp;

    private Storage storage;
    private Path root;
    private Path modelFile;
    private Path dataset;

    @BeforeEach
    void writeModel() throws IOException {
        storage = new LocalStorage(temp);
        root = temp.resolve("models");
        dataset = Files.createDirectory(temp.resolve("dataset"));
        modelFile = Files.write(temp.resolve("made.bin"), LinearModelFormat.write(Models.small()));
    }

    @Test
    void shouldLoadWhatItPublished() throws IOException {
        // Given
        Files.write(dataset.resolve("train-ids.bin"), new byte[] {1, 2, 3});

        // When
        StoredModel stored = publish("v1");

        // Then
        Predictor loaded = ModelLoader.load(storage, stored.location(), stored.digest());
        assertThat(loaded.probabilities("soft coat"))
                .containsExactly(Models.small().probabilities("soft coat"));
        assertThat(root.resolve("v1/train-ids.bin")).hasBinaryContent(new byte[] {1, 2, 3});
        JsonNode json =
                new ObjectMapper().readTree(root.resolve("v1/model.json").toFile());
        assertThat(json.path("digest").asText()).isEqualTo(stored.digest());
        assertThat(json.path("trainer").asText()).isEqualTo("local");
        assertThat(names(root)).containsExactly("v1");
    }

    @Test
    void shouldPublishWithoutTrainIds() throws IOException {
        // Given // When
        publish("v1");

        // Then
        assertThat(names(root.resolve("v1"))).containsExactlyInAnyOrder("model.bin", "model.json");
    }

    @Test
    void shouldLetTheFirstPublicationStand() throws IOException {
        // Given
        StoredModel first = publish("v1");
        Files.write(modelFile, new byte[] {9});

        // When
        StoredModel second = publish("v1");

        // Then
        assertThat(second).isEqualTo(first);
        assertThat(names(root)).containsExactly("v1");
    }

    @Test
    void shouldPublishOnceIfManyTryAtOnce() throws Exception {
        // Given
        Callable<StoredModel> publish = () -> publish("v1");
        ExecutorService pool = Executors.newFixedThreadPool(8);

        // When
        Set<StoredModel> stored = new HashSet<>();
        for (Future<StoredModel> publication : pool.invokeAll(Collections.nCopies(32, publish))) {
            stored.add(publication.get());
        }
        pool.shutdownNow();

        // Then
        assertThat(stored).hasSize(1);
        assertThat(names(root)).containsExactly("v1");
    }

    @Test
    void shouldRefuseAChangedModel() throws IOException {
        // Given
        StoredModel stored = publish("v1");
        byte[] bytes = Files.readAllBytes(root.resolve("v1/model.bin"));
        bytes[bytes.length - 1] ^= 1;
        Files.write(root.resolve("v1/model.bin"), bytes);

        // When // Then
        assertThatThrownBy(() -> ModelLoader.load(storage, stored.location(), stored.digest()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("was registered with " + stored.digest());
    }

    @Test
    void shouldSayThatAModelIsMissing() {
        // Given
        URI nowhere = root.resolve("v9").toUri();

        // When // Then
        assertThatThrownBy(() -> ModelLoader.load(storage, nowhere, "0".repeat(64)))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("the model cannot be read: ");
        assertThatThrownBy(() -> ModelLoader.load(storage, URI.create("nosuch://bucket/v9"), "0".repeat(64)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("nosuch://bucket/v9");
    }

    @Test
    void shouldRefuseVersionsThatAreNoDirectoryNames() {
        // Given // When // Then
        for (String version : List.of("", ".", "../v1", "a/b", ".v1")) {
            assertThatThrownBy(() -> publish(version)).isInstanceOf(ModelException.class);
        }
    }

    @Test
    void shouldLeaveNothingBehindIfTheModelFileIsMissing() throws IOException {
        // Given
        Files.delete(modelFile);

        // When // Then
        assertThatThrownBy(() -> publish("v1"))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("model v1 cannot be written");
        assertThat(names(root)).isEmpty();
    }

    private StoredModel publish(String version) {
        return new ModelStore(storage).publish(version, modelFile, dataset, Map.of("trainer", "local"));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
