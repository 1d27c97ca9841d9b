package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.schema.DatasetSummary;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest {

    private static final List<TrainingRecord> RECORDS = List.of(
            TrainingRecords.record("r1", Split.TRAIN, 1, "", "Bad"),
            TrainingRecords.record("r2", Split.TRAIN, 2, "", "Not good at all"),
            TrainingRecords.record("r3", Split.TRAIN, 5, "Best", "I have ever seen, by far"),
            TrainingRecords.record("r4", Split.TEST, 5, "", "Good"));

    @TempDir
    Path directory;

    /** The numbers are those of OpenAI's tiktoken. */
    @ParameterizedTest
    @CsvSource({
        "o200k_base, 'hello world', 2",
        "cl100k_base, 'hello world', 2",
        "cl100k_base, 'tiktoken is great!', 6",
        "o200k_base, 'antidisestablishmentarianism', 6",
        "cl100k_base, 'antidisestablishmentarianism', 6",
        "cl100k_base, 'お誕生日おめでとう', 9",
        "o200k_base, 'お誕生日おめでとう', 8",
        "o200k_base, '', 0"
    })
    void shouldCountAsTheOriginalDoes(String encoding, String text, int tokens) {
        assertThat(TokenCounter.of(encoding).count(text)).isEqualTo(tokens);
    }

    @Test
    void shouldTakeSpecialTokensForTheTextThatTheyAre() {
        assertThat(TokenCounter.of("o200k_base").count("<|endoftext|>")).isGreaterThan(1);
    }

    @Test
    void shouldRefuseAnEncodingThatDoesNotExist() {
        assertThatThrownBy(() -> TokenCounter.of("o300k"))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("o200k_base");
    }

    @Test
    void shouldWriteTheTokensOfEachTextIntoTheIndex() throws IOException {
        // When
        build(Map.of("tokens", "o200k_base"));

        // Then
        TokenCounter counter = TokenCounter.of("o200k_base");
        assertThat(Files.readString(directory.resolve("d/test.index.jsonl")))
                .isEqualTo(
                        "{\"review_id\":\"r4\",\"group\":\"0123456789abcdef0123456789abcdef\",\"language\":\"en\",\"tokens\":"
                                + counter.count("\n\nGood") + "}\n");
    }

    @Test
    void shouldSumUpTheTokensOfEachSplit() {
        // When
        DatasetSummary summary = build(Map.of("tokens", "o200k_base", "format", "chat", "system", "Rate it."));

        // Then
        TokenCounts tokens = ManifestFile.read(directory.resolve("d")).counts().tokens();
        TokenCounter counter = TokenCounter.of("o200k_base");
        int[] train = {
            counter.count("\n\nBad"),
            counter.count("\n\nNot good at all"),
            counter.count("Best\n\nI have ever seen, by far")
        };
        long total = train[0] + train[1] + train[2];
        assertThat(train).isSorted().doesNotHaveDuplicates();
        assertThat(tokens.bySplit().get("train")).isEqualTo(new TokenCounts.OfSplit(3, total, train[2], train[1]));
        assertThat(tokens.bySplit().get("validation")).isEqualTo(new TokenCounts.OfSplit(0, 0, 0, 0));
        // Three messages of 3, three roles of 1, the answer of 1, its beginning of 3, and the system text.
        assertThat(tokens.perRow()).isEqualTo(16 + counter.count("Rate it."));
        assertThat(tokens.trained()).isEqualTo(total + 3L * tokens.perRow()).isEqualTo(summary.getTrainTokens());
    }

    @Test
    void shouldCountRepeatedRows() {
        // When
        build(Map.of("tokens", "o200k_base", "balance", "oversample"));

        // Then
        Manifest manifest = ManifestFile.read(directory.resolve("d"));
        assertThat(manifest.counts().tokens().bySplit().get("train").rows())
                .isEqualTo(manifest.file("train.jsonl").rows());
    }

    @Test
    void shouldShowTokensInTheCard() throws IOException {
        // When
        build(Map.of("tokens", "o200k_base"));

        // Then
        assertThat(Files.readString(directory.resolve("d/README.md")))
                .contains("Tokens of the texts by `o200k_base`", "| validation | 0 | 0 | 0 | 0 |", "One pass over");
    }

    @Test
    void shouldSayNothingOfTokensThatAreNotCounted() throws IOException {
        // When
        DatasetSummary summary = build(Map.of());

        // Then
        for (Map.Entry<String, String> file :
                Datasets.files(directory.resolve("d")).entrySet()) {
            assertThat(file.getValue()).as(file.getKey()).doesNotContain("okens");
        }
        assertThat(ManifestFile.read(directory.resolve("d")).counts().tokens()).isNull();
        assertThat(summary.getTrainTokens()).isZero();
    }

    @Test
    void shouldEstimateWhatARunCosts() {
        // Given
        TokenPrices prices =
                new TokenPrices(3, new TreeMap<>(Map.of("mini", new BigDecimal("3.00"), "big", new BigDecimal("25"))));

        // Then
        assertThat(prices.cost(1_234_567))
                .containsEntry("mini", new BigDecimal("11.1111"))
                .containsEntry("big", new BigDecimal("92.5925"));
        assertThat(prices.cost(0).get("big").doubleValue()).isCloseTo(0, within(0.0));
    }

    private DatasetSummary build(Map<String, String> options) {
        return Datasets.build(directory.resolve("d"), options, RECORDS);
    }
}
