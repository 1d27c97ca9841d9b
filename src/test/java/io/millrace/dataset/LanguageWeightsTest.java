package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageWeightsTest {

    @TempDir
    Path directory;

    @Test
    void shouldKeepAllOfTheHighestWeightAndOfOthersTheirShareOfIt() {
        // Given
        LanguageWeights weights = LanguageWeights.parse("de:2,en:0.5,undetermined:0");

        // Then
        assertThat(weights.kept("de")).isEqualTo(1);
        assertThat(weights.kept("en")).isEqualTo(0.25);
        assertThat(weights.kept("fr")).isEqualTo(0.5);
        assertThat(weights.kept("undetermined")).isZero();
        assertThat(LanguageWeights.parse("de:0.5").kept("fr")).isEqualTo(1);
        assertThat(LanguageWeights.parse("de:0.5,other:0").kept("de")).isEqualTo(1);
        assertThat(LanguageWeights.parse("de:0.5,other:0").kept("fr")).isZero();
    }

    @Test
    void shouldBeEqualIfTheNumbersAre() {
        assertThat(LanguageWeights.parse("en:1.0, de:20.50")).isEqualTo(LanguageWeights.parse("de:20.5,en:1"));
        assertThat(LanguageWeights.parse("en:1.0, de:20.50").format()).isEqualTo("de:20.5,en:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "en", "en:-1", "en:0,other:0", "english:1", "en:1,en:2", "en:1e9"})
    void shouldRefuseWhatIsNoWeight(String text) {
        assertThatThrownBy(() -> LanguageWeights.parse(text))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("languages");
    }

    @Test
    void shouldThinOutTheTrainSplitAlone() throws IOException {
        // When
        build("d", "de:2,en:1,fr:0", records(1000));

        // Then: 2000 German and English records of each split
        Manifest manifest = ManifestFile.read(directory.resolve("d"));
        assertThat(ids("d", "train", "de")).hasSize(1000);
        assertThat(ids("d", "train", "en")).hasSizeBetween(440, 560);
        assertThat(ids("d", "train", "fr")).isEmpty();
        assertThat(ids("d", "test", "en")).hasSize(1000);
        assertThat(ids("d", "test", "fr")).hasSize(1000);
        assertThat(manifest.counts().offeredByLanguage()).isEqualTo(Map.of("de", 1000L, "en", 1000L, "fr", 1000L));
        assertThat(manifest.counts().leftOut().get("language"))
                .isEqualTo(Map.of("train", 3000 - manifest.file("train.jsonl").rows(), "validation", 0L, "test", 0L));
    }

    @Test
    void shouldSpreadWhatItKeepsOverTheWholeFile() throws IOException {
        // When
        build("d", "de:2,en:1", records(1000));

        // Then
        List<String> lines = Files.readAllLines(directory.resolve("d/train.index.jsonl"));
        assertThat(lines.subList(0, lines.size() / 2).stream().filter(line -> line.contains("\"en\"")))
                .hasSizeBetween(200, 300);
    }

    @Test
    void shouldKeepTheSameRecordsWhenMoreCome() throws IOException {
        // When
        build("one", "de:2,en:1", records(300));
        build("two", "de:2,en:1", records(600));

        // Then
        List<String> before = ids("one", "train", "en");
        assertThat(ids("two", "train", "en").stream().filter(id -> number(id) < 300))
                .containsExactlyInAnyOrderElementsOf(before);
        assertThat(ids("two", "train", "en")).hasSizeGreaterThan(before.size());
    }

    private void build(String name, String weights, List<TrainingRecord> records) {
        Datasets.build(directory.resolve(name), Map.of("languages", weights), records);
    }

    private static List<TrainingRecord> records(int ofEach) {
        return IntStream.range(0, ofEach)
                .boxed()
                .flatMap(i -> Stream.of("de", "en", "fr")
                        .flatMap(language -> Stream.of(Split.TRAIN, Split.TEST)
                                .map(split -> TrainingRecords.record(
                                        language + split + "-" + i, split, 5, "", "Fine.", language))))
                .toList();
    }

    private static int number(String id) {
        return Integer.parseInt(id.substring(id.lastIndexOf('-') + 1));
    }

    private List<String> ids(String name, String split, String language) throws IOException {
        return Files.readAllLines(directory.resolve(name).resolve(split + ".index.jsonl")).stream()
                .filter(line -> line.contains("\"language\":\"" + language + "\""))
                .map(line -> line.split("\"")[3])
                .toList();
    }
}
