package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochFilesTest {

    private static final Map<String, String> OPTIONS =
            Map.of("formats", "text-label,chat,parquet,preference", "balance", "oversample", "seed", "7");

    private final long seed = new Random().nextLong();

    @TempDir
    Path directory;

    private Path dataset;

    @BeforeEach
    void write() {
        System.out.println("seed " + seed);
        dataset = build("d");
        EpochFiles.write(dataset, 3);
    }

    @Test
    void shouldHoldTheSameRowsInAnotherOrderForEachEpoch() throws IOException {
        for (String name : List.of("train", "chat/train", "preference/train")) {
            List<String> one = lines(name + ".jsonl");
            List<String> two = lines(name + ".epoch-2.jsonl");
            List<String> three = lines(name + ".epoch-3.jsonl");
            assertThat(two).isNotEqualTo(one).isNotEqualTo(three).containsExactlyInAnyOrderElementsOf(one);
            assertThat(three).isNotEqualTo(one).containsExactlyInAnyOrderElementsOf(one);
        }
    }

    @Test
    void shouldKeepRowsAndIndexTogetherInEveryFormatWithAllRows() throws IOException {
        for (String name : List.of("train", "chat/train")) {
            assertThat(joined(lines(name + ".epoch-2.jsonl"), lines("train.epoch-2.index.jsonl")))
                    .containsExactlyInAnyOrderElementsOf(joined(lines(name + ".jsonl"), lines("train.index.jsonl")));
        }
    }

    @Test
    void shouldGiveTheSameBytesAgainAndLeaveNothingElseBehind() throws IOException {
        // Given
        Path again = build("again");

        // When
        EpochFiles.write(again, 3);

        // Then
        assertThat(Datasets.files(again)).isEqualTo(Datasets.files(dataset));
        assertThat(Datasets.files(dataset).keySet().stream().filter(name -> name.contains("epoch")))
                .containsExactly(
                        "chat/train.epoch-2.jsonl",
                        "chat/train.epoch-3.jsonl",
                        "preference/train.epoch-2.jsonl",
                        "preference/train.epoch-3.jsonl",
                        "train.epoch-2.index.jsonl",
                        "train.epoch-2.jsonl",
                        "train.epoch-3.index.jsonl",
                        "train.epoch-3.jsonl");
        assertThat(directory.resolve("d")).isDirectoryNotContaining("glob:**.epochs-*");
    }

    @Test
    void shouldBeNoPartOfTheDatasetThatIsVerified() {
        // When
        VerificationReport report = Verification.of(dataset, null, new VerificationSettings(10, directory));

        // Then
        assertThat(report.discrepancies()).isEmpty();
        assertThat(report.notes()).singleElement().asString().contains("epochs");
    }

    private Path build(String name) {
        return RandomDataset.build(directory.resolve(name), OPTIONS, RandomDataset.records(400, new Random(seed)))
                .directory();
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(dataset.resolve(name));
    }

    private static List<String> joined(List<String> rows, List<String> index) {
        return IntStream.range(0, rows.size())
                .mapToObj(i -> rows.get(i) + index.get(i))
                .toList();
    }
}
