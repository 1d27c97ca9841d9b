package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.schema.DatasetFile;
import io.millrace.schema.DatasetSummary;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One snapshot, several formats. */
class FormatsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<TrainingRecord> RECORDS = IntStream.range(0, 300)
            .mapToObj(i -> TrainingRecords.random("r" + i, new Random(i)))
            .toList();

    @TempDir
    Path directory;

    @Test
    void shouldWriteEachFormatAsItWouldBeAlone() throws IOException {
        // When
        Path several = build(Map.of("formats", "text-label,chat,prompt-completion", "system", "S"));

        // Then
        Path chat = build(Map.of("format", "chat", "system", "S"));
        Path prompts = build(Map.of("format", "prompt-completion"));
        for (String file : List.of("train.jsonl", "validation.jsonl", "test.jsonl")) {
            assertThat(several.resolve("chat").resolve(file)).hasSameBinaryContentAs(chat.resolve(file));
            assertThat(several.resolve("prompt-completion").resolve(file))
                    .hasSameBinaryContentAs(prompts.resolve(file));
        }
        assertThat(several.resolve("train.jsonl"))
                .hasSameBinaryContentAs(build(Map.of("format", "text-label")).resolve("train.jsonl"));
    }

    @Test
    void shouldListEveryFileWithItsHash() throws IOException {
        // When
        Path target = directory.resolve("d");
        DatasetSummary summary = Datasets.build(
                target, Map.of("formats", "chat,parquet,preference,dpo", "balance", "oversample"), RECORDS);

        // Then
        assertThat(summary.getFiles().stream().map(DatasetFile::getName))
                .isSorted()
                .contains("parquet/train.parquet", "preference/validation.jsonl", "dpo/test.jsonl", "train.jsonl");
        for (DatasetFile file : summary.getFiles()) {
            byte[] content = Files.readAllBytes(target.resolve(file.getName()));
            assertThat(file.getBytes()).as(file.getName()).isEqualTo(content.length);
            assertThat(file.getSha256())
                    .as(file.getName())
                    .isEqualTo(Sha256.hex(Sha256.create().digest(content)));
        }
        assertThat(Datasets.files(target)).hasSize(summary.getFiles().size() + 2);
    }

    @Test
    void shouldHaveTheSameContentHashWhateverIsBesideTheFirstFormat() {
        assertThat(ManifestFile.read(build(Map.of("formats", "chat,parquet"))).contentHash())
                .isEqualTo(ManifestFile.read(build(Map.of("format", "chat"))).contentHash());
    }

    @Test
    void shouldChangeNothingElseBesideTheFirstFormat() throws IOException {
        // Given
        Path one = build(Map.of("format", "chat", "balance", "oversample"));
        List<String> same = List.of("leaves.bin", "train-ids.bin", "train.jsonl", "validation.jsonl", "test.jsonl");

        // When
        Path several =
                build(Map.of("formats", "chat,parquet,dpo,text-label", "balance", "oversample", "tokens", "r50k_base"));

        // Then
        assertThat(ManifestFile.read(several).recordRoot())
                .isEqualTo(ManifestFile.read(one).recordRoot());
        for (String file : same) {
            assertThat(several.resolve(file)).as(file).hasSameBinaryContentAs(one.resolve(file));
        }
        for (String split : List.of("train", "validation", "test")) {
            String index = Files.readString(several.resolve(split + ".index.jsonl"));
            assertThat(index.replaceAll(",\"tokens\":[0-9]+}\n", "}\n"))
                    .isEqualTo(Files.readString(one.resolve(split + ".index.jsonl")))
                    .isNotEqualTo(index);
        }
    }

    @Test
    void shouldPairOnlyWhatCorrectedAPrediction() throws IOException {
        // When
        Path target = build(Map.of("formats", "prompt-completion,preference,dpo"));

        // Then
        List<JsonNode> prompts = rows(target.resolve("train.jsonl"));
        List<JsonNode> preferences = rows(target.resolve("preference/train.jsonl"));
        List<JsonNode> pairs = rows(target.resolve("dpo/train.jsonl"));
        List<TrainingRecord> corrected = correctedInTheOrderOf(prompts);
        assertThat(corrected).hasSizeBetween(20, prompts.size() - 20);
        assertThat(pairs).hasSameSizeAs(corrected);
        assertThat(preferences).hasSameSizeAs(corrected);
        for (int i = 0; i < corrected.size(); i++) {
            TrainingRecord record = corrected.get(i);
            assertThat(pairs.get(i).path("prompt").textValue()).isEqualTo(promptOf(record));
            assertThat(pairs.get(i).path("chosen").textValue()).isEqualTo(" " + record.getStars());
            assertThat(pairs.get(i).path("rejected").textValue()).isEqualTo(" " + record.getCorrectedStars());
            assertThat(preferences.get(i).at("/input/messages/0/content").textValue() + "\n\n###\n\n")
                    .isEqualTo(promptOf(record));
        }
    }

    @Test
    void shouldWritePreferencesAsTheyArePublished() throws IOException {
        // Given
        TrainingRecord record = TrainingRecords.builder("r1", Split.TRAIN, 4, "T", "Body.")
                .setCorrectedStars(2)
                .build();

        // When
        Datasets.build(
                directory.resolve("d"), Map.of("formats", "chat,preference,dpo", "system", "S"), List.of(record));

        // Then
        assertThat(Files.readString(directory.resolve("d/preference/train.jsonl")))
                .isEqualTo(
                        "{\"input\":{\"messages\":[{\"role\":\"system\",\"content\":\"S\"},{\"role\":\"user\",\"content\":\"T\\n\\nBody.\"}]},"
                                + "\"preferred_output\":[{\"role\":\"assistant\",\"content\":\"4\"}],"
                                + "\"non_preferred_output\":[{\"role\":\"assistant\",\"content\":\"2\"}]}\n");
        assertThat(Files.readString(directory.resolve("d/dpo/train.jsonl")))
                .isEqualTo("{\"prompt\":\"T\\n\\nBody.\\n\\n###\\n\\n\",\"chosen\":\" 4\",\"rejected\":\" 2\"}\n");
    }

    @Test
    void shouldReadBackWhatEachFormatOfLinesHolds() throws IOException {
        // Given
        RowFormat.Row row = new RowFormat.Row("Title\n\nBody \"x\"", 4, 1);
        DatasetConfiguration configuration = DatasetConfiguration.fromMap(Map.of("system", "S", "separator", " ->"));

        // Then
        for (RecordFormat format : RecordFormat.values()) {
            if (format.hasLines()) {
                RowFormat.Row read = format.create(configuration).read(JSON.readTree(line(format, configuration, row)));
                assertThat(read.text()).as(format.name()).isEqualTo(row.text());
                assertThat(read.stars()).as(format.name()).isEqualTo(row.stars());
                assertThat(read.corrected()).as(format.name()).isEqualTo(format.isWhole() ? null : row.corrected());
            }
        }
    }

    @Test
    void shouldHaveOneConfigurationAFormatInTheCard() throws IOException {
        // When
        String card =
                Files.readString(build(Map.of("formats", "chat,parquet,dpo")).resolve("README.md"));

        // Then
        assertThat(card)
                .contains("""
                        configs:
                        - config_name: default
                          data_files:
                          - split: train
                            path: train.jsonl
                          - split: validation
                            path: validation.jsonl
                          - split: test
                            path: test.jsonl
                        - config_name: parquet
                          data_files:
                          - split: train
                            path: parquet/train.parquet
                          - split: validation
                            path: parquet/validation.parquet
                          - split: test
                            path: parquet/test.parquet
                        - config_name: dpo
                          data_files:
                        """)
                .contains("configurations of that name: `parquet`, `dpo`")
                .doesNotContain("%s");
    }

    private Path build(Map<String, String> options) {
        Path target = directory.resolve(DatasetConfiguration.fromMap(options).digest());
        if (Files.notExists(target)) {
            Datasets.build(target, options, RECORDS);
        }
        return target;
    }

    private String line(RecordFormat format, DatasetConfiguration configuration, RowFormat.Row row) throws IOException {
        Path file = directory.resolve(format.name());
        try (JsonLinesFile lines = new JsonLinesFile(file)) {
            lines.append(json -> format.create(configuration).write(row, json));
            lines.seal();
        }
        return Files.readString(file);
    }

    private static List<JsonNode> rows(Path file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    private static List<TrainingRecord> correctedInTheOrderOf(List<JsonNode> prompts) {
        Map<String, TrainingRecord> byPrompt = new TreeMap<>();
        RECORDS.stream()
                .filter(record -> record.getSplit() == Split.TRAIN)
                .forEach(record ->
                        assertThat(byPrompt.put(promptOf(record), record)).isNull());
        return prompts.stream()
                .map(prompt -> byPrompt.get(prompt.path("prompt").textValue()))
                .filter(record -> record.getCorrectedStars() != null)
                .toList();
    }

    private static String promptOf(TrainingRecord record) {
        return record.getTitle() + "\n\n" + record.getBody() + "\n\n###\n\n";
    }
}
