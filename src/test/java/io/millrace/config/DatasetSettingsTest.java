package io.millrace.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.dataset.DatasetConfiguration;
import io.millrace.dataset.GoldenSet;
import io.millrace.dataset.GuardLimits;
import io.millrace.dataset.LabelTarget;
import io.millrace.dataset.LanguageWeights;
import io.millrace.dataset.RecordFormat;
import io.millrace.dataset.Selection;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class DatasetSettingsTest {

    @Test
    void shouldEndPromptsAsTheRecipeDoesByDefault() {
        assertThat(configure(Map.of()).dataset().separator()).isEqualTo("\n\n###\n\n");
    }

    @Test
    void shouldKeepTheWhiteSpaceOfTheSeparator() {
        assertThat(configure(Map.of(ConfigKeys.DATASET_SEPARATOR, "\n\n->\n"))
                        .dataset()
                        .separator())
                .isEqualTo("\n\n->\n");
    }

    @Test
    void shouldLimitAuthorsAndProductsOfADay() {
        assertThat(configure(Map.of()).dataset().guards())
                .isEqualTo(new GuardLimits(100, 1000, Duration.ofDays(1), 0, 0));
    }

    @Test
    void shouldLimitNothingIfToldSo() {
        assertThat(configure(Map.of(
                                ConfigKeys.DATASET_AUTHOR_MAX,
                                "0",
                                ConfigKeys.DATASET_PRODUCT_MAX,
                                "0",
                                ConfigKeys.DATASET_TOKENS_ENCODING,
                                "none"))
                        .dataset())
                .isEqualTo(DatasetConfiguration.fromMap(Map.of("split", "80,10,10")));
    }

    @Test
    void shouldSelectAsItIsTold() {
        // Given
        String golden = "s-000012-9f86d081:" + "0a".repeat(32);

        // When
        Selection selection = configure(Map.of(
                        ConfigKeys.DATASET_BALANCE,
                        "target",
                        ConfigKeys.DATASET_BALANCE_TARGET,
                        "1:0.2, 2:0.2, 3:0.2, 4:0.2, 5:0.2",
                        ConfigKeys.DATASET_LANGUAGES_WEIGHTS,
                        "de:2, en:1",
                        ConfigKeys.DATASET_GOLDEN,
                        golden,
                        ConfigKeys.SPLIT_PERCENT,
                        "70,10,20"))
                .dataset()
                .selection();

        // Then
        assertThat(selection)
                .isEqualTo(new Selection(
                        LabelTarget.parse("1:0.2,2:0.2,3:0.2,4:0.2,5:0.2"),
                        LanguageWeights.parse("de:2,en:1"),
                        List.of(GoldenSet.parse(golden)),
                        List.of(70, 10, 20)));
    }

    @Test
    void shouldTakeSeveralFormatsInTheirOrder() {
        assertThat(configure(Map.of(ConfigKeys.DATASET_FORMATS, "chat, parquet"))
                        .dataset()
                        .formats())
                .containsExactly(RecordFormat.CHAT, RecordFormat.PARQUET);
    }

    @Test
    void shouldRefuseBothKeysOfFormats() {
        assertThatThrownBy(() ->
                        configure(Map.of(ConfigKeys.DATASET_FORMATS, "chat", ConfigKeys.DATASET_FORMAT, "text-label")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(ConfigKeys.DATASET_FORMATS)
                .hasMessageContaining(ConfigKeys.DATASET_FORMAT + ",");
    }

    @Test
    void shouldCountTheTokensOfTheNewestModels() {
        assertThat(configure(Map.of()).dataset().tokens()).isEqualTo("o200k_base");
    }

    @Test
    void shouldKnowNoPricesUnlessTold() {
        assertThat(configure(Map.of()).tokenPrices().perMillion()).isEmpty();
        assertThat(configure(Map.of(ConfigKeys.DATASET_TOKEN_PRICES, "a=3.00,b=25"))
                        .tokenPrices()
                        .perMillion())
                .containsEntry("a", new BigDecimal("3.00"))
                .containsEntry("b", new BigDecimal("25"));
    }

    private static MillraceConfig configure(Map<String, String> settings) {
        ConfigSources sources = new ConfigSources().put(Map.of(ConfigKeys.BOOTSTRAP_SERVERS, "localhost:9092"));
        return new MillraceConfig(sources.put(settings).toMap());
    }
}
