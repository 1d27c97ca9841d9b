package io.millrace.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.storage.StorageSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageKeysTest {

    @Test
    void shouldUseADirectoryUnlessToldOtherwise() {
        assertThat(storage(Map.of()).uri())
                .isEqualTo(Path.of("millrace-data/storage").toAbsolutePath().toUri());
        assertThat(storage(Map.of("storage.dir", "/data")).uri()).hasToString("file:///data");
        assertThat(storage(Map.of("storage.uri", "file:///data")).uri()).hasToString("file:///data");
    }

    @Test
    void shouldRefuseTwoPlaces() {
        assertThatThrownBy(() -> storage(Map.of("storage.dir", "/data", "storage.uri", "s3://bucket/x")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("storage.dir is set too; remove one of them");
    }

    @ParameterizedTest
    @CsvSource({
        "storage.uri,gs://bucket/x",
        "storage.uri,/data",
        "storage.uri,s3://bucket/a b",
        "storage.s3.endpoint,minio:9000",
        "storage.s3.endpoint,http:// minio",
        "storage.s3.access.key.id,me",
        "storage.cache.bytes.max,-1"
    })
    void shouldNameTheKeyOfABadValueAtOnce(String key, String value) {
        assertThatThrownBy(() -> storage(Map.of(key, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key.startsWith("storage.s3") ? "storage.s3." : key);
    }

    @Test
    void shouldTakeTheSecretFromAProviderAndShowItNowhere(@TempDir Path directory) throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("secrets.properties"), "s3=hush\n");

        // When
        MillraceConfig config = config(Map.of(
                "config.providers",
                "file",
                "config.providers.file.class",
                FileConfigProvider.class.getName(),
                "storage.uri",
                "s3://bucket/x",
                "storage.s3.endpoint",
                "http://minio:9000",
                "storage.s3.access.key.id",
                "me",
                "storage.s3.secret.access.key",
                "${file:" + file + ":s3}"));

        // Then
        assertThat(config.storage().s3().secretAccessKey()).isEqualTo("hush");
        assertThat(config.storage().s3().endpoint()).contains(URI.create("http://minio:9000"));
        assertThat(config.storage().toString() + config.values()).doesNotContain("hush");
    }

    private static StorageSettings storage(Map<String, String> settings) {
        return config(settings).storage();
    }

    private static MillraceConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(ConfigKeys.BOOTSTRAP_SERVERS, "a:1,b:2"));
        all.putAll(settings);
        return new MillraceConfig(all);
    }
}
