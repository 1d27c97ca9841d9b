package io.millrace.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.dataset.DatasetConfiguration;
import io.millrace.dataset.GuardLimits;
import java.time.Duration;
import java.util.Map;
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
        assertThat(configure(Map.of()).dataset().guards()).isEqualTo(new GuardLimits(100, 1000, Duration.ofDays(1)));
    }

    @Test
    void shouldLimitNothingIfToldSo() {
        assertThat(configure(Map.of(ConfigKeys.DATASET_AUTHOR_MAX, "0", ConfigKeys.DATASET_PRODUCT_MAX, "0"))
                        .dataset())
                .isEqualTo(DatasetConfiguration.standard());
    }

    private static MillraceConfig configure(Map<String, String> settings) {
        ConfigSources sources = new ConfigSources().put(Map.of(ConfigKeys.BOOTSTRAP_SERVERS, "localhost:9092"));
        return new MillraceConfig(sources.put(settings).toMap());
    }
}
