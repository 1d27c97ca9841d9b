package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.schema.Split;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetConfigurationTest {

    @Test
    void shouldBeTheRecipeOfTheChapterUnlessToldOtherwise() {
        assertThat(DatasetConfiguration.standard().toMap())
                .containsExactlyEntriesOf(new TreeMap<>(Map.of(
                        "balance", "none", "format", "prompt-completion", "seed", "0", "separator", "\n\n###\n\n")));
    }

    @Test
    void shouldReadBackWhatItWrote() {
        // Given
        DatasetConfiguration configuration = new DatasetConfiguration(
                List.of(RecordFormat.CHAT, RecordFormat.PARQUET, RecordFormat.DPO),
                Balance.OVERSAMPLE,
                Long.MIN_VALUE,
                " ->",
                "Rate: a=b\n\\ ☆",
                new GuardLimits(5, 0, Duration.ofHours(1), 0, 12),
                "cl100k_base",
                new Selection(
                        null,
                        LanguageWeights.parse("de:2,en:0.5"),
                        List.of(GoldenSet.parse("s-000012-9f86d081:" + "0a".repeat(32))),
                        List.of(90, 5, 5)));

        // Then
        assertThat(DatasetConfiguration.fromMap(configuration.toMap())).isEqualTo(configuration);
    }

    @ParameterizedTest
    @CsvSource({
        "formt, chat, formt",
        "format, csv, text-label",
        "balance, NONE, undersample",
        "seed, 1.5, whole number",
        "separator, '', separator",
        "system, \uD83D, system",
        "author_max, -1, 100000",
        "product_max, 4294967297, 100000",
        "tokens, words, o200k_base",
        "formats, 'chat,xml', parquet",
        "formats, 'chat,chat', once",
        "formats, 'parquet,chat', prompt-completion",
        "format, preference, text-label",
        "author_total_max, -1, 100000",
        "target, '1:0.2,2:0.2,3:0.2,4:0.2,5:0.2', balance=target",
        "balance, target, go together",
        "languages, 'xx', number",
        "golden, s-000012-9f86d081, snapshots freeze",
        "split, '80,10', three",
        "split, '80,10,x', percentages",
        "formats, '', chat"
    })
    void shouldNameTheOffenderAndTheChoices(String key, String value, String named) {
        assertThatThrownBy(() -> DatasetConfiguration.fromMap(Map.of(key, value)))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(named)
                .hasMessageContaining(key);
    }

    @Test
    void shouldHaveAnotherDigestForAnyOtherOption() {
        assertThat(new String[] {
                    digest(Map.of()),
                    digest(Map.of("seed", "1")),
                    digest(Map.of("format", "chat")),
                    digest(Map.of("balance", "oversample")),
                    digest(Map.of("separator", "a\nseed=1")),
                    digest(Map.of("separator", "a\\nseed=1")),
                    digest(Map.of("formats", "prompt-completion,chat")),
                    digest(Map.of("formats", "chat,prompt-completion")),
                    digest(Map.of("tokens", "o200k_base")),
                    digest(Map.of("system", "a")),
                    digest(Map.of("author_max", "1")),
                    digest(Map.of("product_max", "1")),
                    digest(Map.of("product_max", "1", "guard_window_ms", "1000")),
                    digest(Map.of("author_total_max", "1")),
                    digest(Map.of("product_total_max", "1")),
                    digest(Map.of("balance", "target", "target", "1:0.2,2:0.2,3:0.2,4:0.2,5:0.2")),
                    digest(Map.of("balance", "target", "target", "1:0.1,2:0.3,3:0.2,4:0.2,5:0.2")),
                    digest(Map.of("languages", "de:2")),
                    digest(Map.of("golden", "s-000012-9f86d081:" + "0a".repeat(32))),
                    digest(Map.of("split", "80,10,10"))
                })
                .doesNotHaveDuplicates()
                .allMatch(digest -> digest.matches("[0-9a-f]{64}"));
    }

    @Test
    void shouldKeepItsDigestForEver() {
        // The text that is hashed, written out: a change of it would rename every snapshot.
        assertThat(digest(Map.of()))
                .isEqualTo(Sha256.hex("balance=none\nformat=prompt-completion\nseed=0\nseparator=\\n\\n###\\n\\n\n"));
    }

    @Test
    void shouldBeTheSameWithAListOfOneFormat() {
        assertThat(DatasetConfiguration.fromMap(Map.of("formats", "chat")))
                .isEqualTo(DatasetConfiguration.fromMap(Map.of("format", "chat")));
    }

    @Test
    void shouldRefuseBothWordsForFormats() {
        assertThatThrownBy(() -> DatasetConfiguration.fromMap(Map.of("format", "chat", "formats", "chat")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("both");
    }

    @Test
    void shouldKeepTheFirstFormatInTheDirectoryAndOthersInFolders() {
        // Given
        DatasetConfiguration configuration = DatasetConfiguration.fromMap(Map.of("formats", "chat,parquet"));

        // Then
        assertThat(configuration.nameOf(RecordFormat.CHAT, Split.TRAIN)).isEqualTo("train.jsonl");
        assertThat(configuration.nameOf(RecordFormat.PARQUET, Split.TEST)).isEqualTo("parquet/test.parquet");
    }

    @Test
    void shouldBeTheSameWithoutLimitsWhateverTheirWindow() {
        assertThat(DatasetConfiguration.fromMap(Map.of("author_max", "0", "guard_window_ms", "5000")))
                .isEqualTo(DatasetConfiguration.standard());
    }

    @Test
    void shouldRefuseWindowsOfLessThanASecond() {
        assertThatThrownBy(() -> DatasetConfiguration.fromMap(Map.of("author_max", "1", "guard_window_ms", "999")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("guard_window_ms");
    }

    private static String digest(Map<String, String> options) {
        return DatasetConfiguration.fromMap(options).digest();
    }
}
