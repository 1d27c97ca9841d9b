package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.dataset.ManifestFile;
import io.millrace.dataset.TokenPrices;
import io.millrace.schema.DatasetSummary;
import io.millrace.schema.LogCounts;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import io.millrace.schema.Split;
import io.millrace.storage.LocalStorage;
import io.millrace.storage.Storage;
import io.millrace.testing.SmallDataset;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands make of the files of a snapshot, without Kafka. */
class SnapshotFilesTest {

    private static final Map<String, Long> NONE = Map.of();

    @TempDir
    Path directory;

    @Test
    void shouldExportTheFilesOfEveryFormat() throws IOException {
        // Given
        Path source = build(Map.of("formats", "chat,parquet,text-label"));
        Path target = directory.resolve("copy");

        // When
        SnapshotExport.copy(snapshot(source), storage(), target);

        // Then
        for (String name : List.of("train.jsonl", "parquet/train.parquet", "text-label/test.jsonl", "manifest.json")) {
            assertThat(target.resolve(name)).hasSameBinaryContentAs(source.resolve(name));
        }
    }

    @Test
    void shouldRefuseAFileOfAFolderThatWasChanged() throws IOException {
        // Given
        Path source = build(Map.of("formats", "chat,text-label"));
        Files.writeString(source.resolve("text-label/test.jsonl"), "{}\n");

        // Then
        assertThatThrownBy(() -> SnapshotExport.copy(snapshot(source), storage(), directory.resolve("copy")))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("text-label/test.jsonl");
    }

    @Test
    void shouldRefuseAFileOutsideTheSnapshot() throws IOException {
        // Given
        Path source = build(Map.of());
        Files.writeString(directory.resolve("other"), "x");
        Snapshot snapshot = snapshot(source);
        snapshot.getDataset().getFiles().get(0).put("name", "parquet/../../other");

        // Then
        assertThatThrownBy(() -> SnapshotExport.copy(snapshot, storage(), directory.resolve("copy")))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("outside");
    }

    @Test
    void shouldEstimateWhatTrainingCosts() throws IOException {
        // Given
        DatasetSummary dataset = snapshot(build(Map.of("tokens", "o200k_base"))).getDataset();
        dataset.put("train_tokens", 2_000_000L);
        TokenPrices prices = new TokenPrices(3, new TreeMap<>(Map.of("mini", new BigDecimal("3.00"))));
        ObjectNode json = JsonNodeFactory.instance.objectNode();

        // When
        SnapshotsCommand.Show.addCost(dataset, prices, json);

        // Then
        assertThat(json.toString())
                .isEqualTo("{\"training_cost\":{\"tokens\":6000000,\"epochs\":3,\"by_model\":{\"mini\":18.0000}}}");
    }

    @Test
    void shouldShowWhatWasAskedForAgainstWhatThereIs() {
        // Given
        Path source = build(Map.of("split", "80,10,10"));
        ObjectNode json = JsonNodeFactory.instance.objectNode();

        // When
        SnapshotsCommand.Show.addStratification(snapshot(source).getDataset(), storage(), json);
        SnapshotsCommand.Show.addStratification(null, storage(), json);

        // Then
        assertThat(json.at("/stratification/splits/train").toString())
                .isEqualTo("{\"target\":0.8,\"actual\":0.5,\"difference\":-0.3}");
    }

    @Test
    void shouldNotEstimateWithoutPricesOrTokens() throws IOException {
        // Given
        TokenPrices prices = new TokenPrices(3, new TreeMap<>(Map.of("mini", BigDecimal.ONE)));
        DatasetSummary uncounted = snapshot(build(Map.of())).getDataset();
        ObjectNode json = JsonNodeFactory.instance.objectNode();

        // When
        SnapshotsCommand.Show.addCost(null, prices, json);
        SnapshotsCommand.Show.addCost(uncounted, prices, json);

        // Then
        assertThat(json).isEmpty();
    }

    private Storage storage() {
        return new LocalStorage(directory);
    }

    private Path build(Map<String, String> options) {
        return new SmallDataset()
                .with(Split.TRAIN, "One.")
                .with(Split.TEST, "Two.")
                .build(directory.resolve("s"), options);
    }

    private static Snapshot snapshot(Path source) {
        return Snapshot.newBuilder()
                .setRedactions(List.of())
                .setSnapshotId("s")
                .setNumber(1)
                .setState(SnapshotState.READY)
                .setTopic("log")
                .setTopicId("i")
                .setCut(List.of())
                .setConfiguration(Map.of())
                .setConfigurationDigest("d")
                .setAdded(new LogCounts(0L, 0L, 0L, NONE, NONE, NONE, NONE))
                .setReason("why")
                .setPlannedAt(Instant.EPOCH)
                .setDataset(ManifestFile.read(source).toSummary(source.toUri()))
                .build();
    }
}
