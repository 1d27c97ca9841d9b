package io.millrace.config;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static MillraceConfig configure(Map<String, String> settings) {
        ConfigSources sources = new ConfigSources().put(Map.of(ConfigKeys.BOOTSTRAP_SERVERS, "localhost:9092"));
        return new MillraceConfig(sources.put(settings).toMap());
    }
}
