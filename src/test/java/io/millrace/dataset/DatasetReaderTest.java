package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetReaderTest {

    private static final List<TrainingRecord> RECORDS = IntStream.range(0, 300)
            .mapToObj(i -> TrainingRecords.random("r" + i, new Random(i)))
            .toList();

    @TempDir
    Path directory;

    @Test
    void shouldReadTheSameRowsFromEveryFormat() {
        // When
        List<LabelledText> prompts = rows(Map.of("separator", " ->"));
        List<LabelledText> chats = rows(Map.of("format", "chat", "system", "S"));
        List<LabelledText> labels = rows(Map.of("format", "text-label"));

        // Then
        assertThat(prompts).isNotEmpty().isEqualTo(chats).isEqualTo(labels);
        assertThat(prompts)
                .containsExactlyInAnyOrderElementsOf(RECORDS.stream()
                        .filter(row -> row.getSplit() == Split.TRAIN)
                        .map(row -> new LabelledText(
                                LabelledText.textOf(row.getTitle(), row.getBody()), row.getStars(), row.getLanguage()))
                        .toList());
    }

    @Test
    void shouldNameFileAndLineOfARowThatItCannotRead() throws IOException {
        // Given
        rows(Map.of());
        Path file = target(Map.of()).resolve("train.jsonl");
        int lines = Files.readAllLines(file).size();
        Files.writeString(file, "{\"prompt\":\"secret\",\"completion\":\" 1\"}\n", StandardOpenOption.APPEND);
        Files.writeString(file.resolveSibling("train.index.jsonl"), "{}\n", StandardOpenOption.APPEND);

        // Then
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("line " + (lines + 1))
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("secret");
    }

    @Test
    void shouldNoticeThatTheIndexIsShorter() throws IOException {
        // Given
        rows(Map.of());
        Files.writeString(target(Map.of()).resolve("train.index.jsonl"), "");

        // Then
        assertThatThrownBy(() -> read(Map.of())).isInstanceOf(DatasetException.class);
    }

    @Test
    void shouldKnowWhichReviewsWereTrainedOn() {
        // Given
        rows(Map.of());

        // When
        TrainedOn trainedOn = TrainedOn.load(target(Map.of()));

        // Then
        assertThat(RECORDS)
                .allSatisfy(row ->
                        assertThat(trainedOn.contains(row.getReviewId())).isEqualTo(row.getSplit() == Split.TRAIN));
        assertThat(trainedOn.contains("unknown")).isFalse();
        assertThat(TrainedOn.none().contains("r1")).isFalse();
    }

    @Test
    void shouldRefuseIdsThatAreNotSorted() throws IOException {
        // Given
        Files.write(directory.resolve("train-ids.bin"), new byte[24]);

        // Then
        assertThatThrownBy(() -> TrainedOn.load(directory))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("train-ids.bin");
    }

    private List<LabelledText> rows(Map<String, String> options) {
        Datasets.build(target(options), options, RECORDS);
        return read(options);
    }

    private List<LabelledText> read(Map<String, String> options) {
        try (Stream<LabelledText> rows = DatasetReader.read(target(options), Split.TRAIN)) {
            return rows.toList();
        }
    }

    private Path target(Map<String, String> options) {
        return directory.resolve(DatasetConfiguration.fromMap(options).digest());
    }
}
