package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.config.ConfigKeys;
import io.millrace.serde.RegistryConfig;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {

    @Test
    void shouldListEveryKeyInEveryFormat() {
        // When
        String text = Terminal.run("config").out();
        String markdown = Terminal.run("config", "--format", "md").out();

        // Then
        assertThat(ConfigKeys.define().names()).allSatisfy(key -> {
            assertThat(text).contains("\n  " + key + "\n");
            assertThat(markdown).contains("\n| `" + key + "` |");
        });
        assertThat(RegistryConfig.definition().names()).allSatisfy(key -> {
            assertThat(text).contains("\n  " + key + "\n");
            assertThat(markdown).contains("\n| `" + key + "` |");
        });
    }

    @Test
    void shouldSayWhatAKeyIsAndMayBe() {
        assertThat(ConfigReference.text())
                .contains("boolean, default false")
                .contains("one or more of [curation,")
                .contains("bootstrap.servers\n      Kafka brokers, host:port.\n      list, required, high importance");
    }

    @Test
    void shouldMakeTablesOfSixColumns() {
        assertThat(ConfigReference.markdown().lines().filter(line -> line.startsWith("|")))
                .allSatisfy(line -> assertThat(line.replace("\\|", "").chars().filter(c -> c == '|'))
                        .hasSize(7));
    }

    @Test
    void shouldSayHowTheEnvironmentAndClientKeysWork() {
        assertThat(ConfigReference.text()).contains("MILLRACE_", "KAFKA_MAX_POLL_RECORDS", "kafka.NAME", "--set");
    }
}
