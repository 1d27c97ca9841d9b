package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class RegistryConfigTest {

    private static RegistryConfig config(String key, Object value) {
        Map<String, Object> config = new HashMap<>(Map.of(RegistryConfig.URL, "http://localhost:8081"));
        config.put(key, value);
        return new RegistryConfig(config);
    }

    @Test
    void shouldDocumentEveryKey() {
        assertThat(RegistryConfig.definition().configKeys().values())
                .allSatisfy(key -> assertThat(key.documentation).endsWith("."));
    }

    @Test
    void shouldNeedAnAddress() {
        assertThatThrownBy(() -> new RegistryConfig(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(RegistryConfig.URL);
    }

    @Test
    void shouldRefuseWhatIsNotSupported() {
        assertRefused(RegistryConfig.BASIC_SOURCE, "SASL_INHERIT");
        assertRefused(RegistryConfig.BEARER_SOURCE, "OAUTHBEARER");
        assertRefused(RegistryConfig.SPECIFIC_READER, "false");
        assertRefused(RegistryConfig.LATEST_STRICT, "false");
        assertRefused(RegistryConfig.VALUE_SUBJECT, "io.confluent.kafka.serializers.subject.RecordNameStrategy");
        assertRefused(RegistryConfig.VALUE_TYPE, "no.such.Type");
    }

    @Test
    void shouldPreferTheKeyWithoutThePrefix() {
        // Given
        Map<String, Object> config = Map.of(
                RegistryConfig.URL,
                "http://localhost:8081",
                "schema.registry.max.retries",
                7,
                "retries.wait.ms",
                5,
                "schema.registry.retries.wait.ms",
                6);

        // When
        RegistryConfig parsed = new RegistryConfig(config);

        // Then
        assertThat(parsed.getInt(RegistryConfig.RETRIES)).isEqualTo(7);
        assertThat(parsed.getLong(RegistryConfig.RETRY_WAIT_MS)).isEqualTo(5);
    }

    @Test
    void shouldNeverPrintAWrongAddress() {
        assertThatThrownBy(() -> SchemaRegistryClient.create(config(RegistryConfig.URL, "ftp://me:secret@host")))
                .isInstanceOf(ConfigException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void shouldNeedTheSecretThatTheSourceAsksFor() {
        assertThatThrownBy(() -> SchemaRegistryClient.create(config(RegistryConfig.BASIC_SOURCE, "USER_INFO")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(RegistryConfig.BASIC_USER_INFO);
    }

    @Test
    void shouldRefuseAMockBesideOtherAddresses() {
        assertThatThrownBy(() -> SchemaRegistryClient.create(config(RegistryConfig.URL, "mock://a,http://b")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("the only one");
    }

    private static void assertRefused(String key, Object value) {
        assertThatThrownBy(() -> config(key, value))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key);
    }
}
