package io.millrace.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSourcesTest {

    @TempDir
    private Path directory;

    @Test
    void shouldReadAFileInUtf8() throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("millrace.properties"), "split.salt=Größe\n# comment\n");

        // When // Then
        assertThat(new ConfigSources().file(file).toMap()).containsExactly(Map.entry("split.salt", "Größe"));
    }

    @Test
    void shouldNameAFileThatCannotBeRead() {
        // Given
        Path missing = directory.resolve("missing.properties");

        // When // Then
        assertThatThrownBy(() -> new ConfigSources().file(missing))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(missing.toString());
    }

    @Test
    void shouldLetTheEnvironmentWinOverTheFileAndTheCommandLineOverBoth() throws IOException {
        // Given
        Path file =
                Files.writeString(directory.resolve("millrace.properties"), "api.port=1\nsplit.salt=file\nroles=api\n");

        // When
        Map<String, String> gathered = new ConfigSources()
                .file(file)
                .environment(Map.of("MILLRACE_API_PORT", "2", "MILLRACE_SPLIT_SALT", "environment"))
                .put(Map.of("api.port", "3"))
                .toMap();

        // Then
        assertThat(gathered)
                .containsOnly(
                        Map.entry("api.port", "3"), Map.entry("split.salt", "environment"), Map.entry("roles", "api"));
    }

    @Test
    void shouldTakeClientKeysFromTheEnvironment() {
        // When
        Map<String, String> gathered = new ConfigSources()
                .environment(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", "broker:9092",
                        "KAFKA_MAX_POLL_RECORDS", "7",
                        "KAFKA_PRODUCER_LINGER_MS", "5"))
                .toMap();

        // Then
        assertThat(gathered)
                .containsOnly(
                        Map.entry("bootstrap.servers", "broker:9092"),
                        Map.entry("kafka.max.poll.records", "7"),
                        Map.entry("kafka.producer.linger.ms", "5"));
    }

    @Test
    void shouldLeaveVariablesOfOthersAlone() {
        // When
        Map<String, String> gathered = new ConfigSources()
                .environment(Map.of("KAFKA_HEAP_OPTS", "-Xmx1g", "KAFKA_LOG4J_OPTS", "x", "PATH", "/bin"))
                .toMap();

        // Then
        assertThat(gathered).isEmpty();
    }
}
