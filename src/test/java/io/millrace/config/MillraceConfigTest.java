package io.millrace.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.millrace.curation.CurationSettings;
import io.millrace.curation.SplitRule;
import io.millrace.dataset.RecordFormat;
import io.millrace.privacy.PersonalData;
import io.millrace.privacy.RedactionSettings;
import io.millrace.quality.QualityRules;
import io.millrace.runtime.Liveness;
import io.millrace.runtime.StreamsSettings;
import io.millrace.text.LanguagePolicy;
import io.millrace.text.LanguageRule;
import io.millrace.text.Undetermined;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MillraceConfigTest {

    @ParameterizedTest
    @ValueSource(strings = {"snapshot.record.min", "kafka.no.such.key", "max.poll.records", ""})
    void shouldNameAnUnknownKey(String key) {
        assertThatThrownBy(() -> config(Map.of(key, "1")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Unknown key " + key);
    }

    @Test
    void shouldNameTheKeyThatIsMissing() {
        assertThatThrownBy(() -> new MillraceConfig(Map.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(ConfigKeys.BOOTSTRAP_SERVERS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api.port|65536",
                "api.port|many",
                "roles|curation,cook",
                "language.policy|perhaps",
                "gate.significance|1.5",
                "snapshot.records.min|0",
                "score.backfill|perhaps",
                "split.percent|80,20",
                "split.percent|80,10,x",
                "split.percent|80,10,20",
                "split.percent|110,-20,10",
                "trainer.parameters|n_epochs",
                "trainer.parameters|=3",
                "dataset.format|xml",
                "dataset.formats|chat,xml",
                "dataset.tokens.encoding|words",
                "dataset.token.prices|gpt",
                "dataset.token.prices|gpt=free",
                "dataset.token.epochs|0",
                "dataset.balance.target|1:1",
                "dataset.languages.weights|en",
                "dataset.golden|s-000012-9f86d081",
                "dataset.author.total.max|-1",
                "privacy.redact|email,name",
                "privacy.phone.regions|US,Narnia",
                "quality.rules|too-short,too-long",
                "quality.letters.share.min|2",
            })
    void shouldNameTheKeyOfABadValueAtOnce(String key, String value) {
        assertThatThrownBy(() -> config(Map.of(key, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key.substring(key.indexOf('.') + 1));
    }

    @ParameterizedTest
    @CsvSource({"group.instance.id,pod-0", "num.standby.replicas,1"})
    void shouldRefuseWhatTheStreamsProtocolDoesNotHave(String key, String value) {
        assertThatThrownBy(() -> config(Map.of("group.protocol", "streams", key, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key)
                .hasMessageContaining("group.protocol=streams");
        assertThat(config(Map.of("group.protocol", "classic", key, value)).originals())
                .containsEntry(key, value);
    }

    @Test
    void shouldRefuseTransactionsThatEndBeforeTheirCommit() {
        assertThatThrownBy(() -> config(Map.of("commit.interval.ms", "1000", "transaction.timeout.ms", "1500")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("transaction.timeout.ms")
                .hasMessageContaining("twice commit.interval.ms");
    }

    @Test
    void shouldGiveAllGroupsTheSameNameAndTimeouts() {
        // When
        MillraceConfig config = config(
                Map.of("group.instance.id", "pod-0", "session.timeout.ms", "45000", "transaction.timeout.ms", "8000"));

        // Then
        assertThat(config.liveness()).isEqualTo(new Liveness("pod-0", 45_000, 8_000));
        assertThat(config.streams().liveness()).isEqualTo(config.liveness());
    }

    @Test
    void shouldGiveKafkaKeysToTheClientsWithoutTheirPrefix() {
        // When
        MillraceConfig config = config(Map.of("kafka.max.poll.records", "7", "kafka.security.protocol", "SSL"));

        // Then
        assertThat(config.clients())
                .containsOnly(
                        entry("bootstrap.servers", "a:1,b:2"),
                        entry("max.poll.records", "7"),
                        entry("security.protocol", "SSL"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.processing.guarantee",
                "kafka.bootstrap.servers",
                "kafka.consumer.isolation.level",
                "kafka.producer.transaction.timeout.ms"
            })
    void shouldRefuseAKeyThatTheGuaranteeRestsOn(String key) {
        assertThatThrownBy(() -> config(Map.of(key, "x")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key + " is managed by Millrace");
    }

    @Test
    void shouldGiveTheRegistryItsKeys() {
        // When
        MillraceConfig config = config(Map.of("schema.registry.url", "http://registry:8081"));

        // Then
        assertThat(config.serdes())
                .containsEntry("schema.registry.url", "http://registry:8081")
                .containsEntry("avro.serializer", "io.millrace.serde.AvroSerializer")
                .doesNotContainKey("bootstrap.servers");
        assertThat(config.clients()).doesNotContainKey("schema.registry.url");
    }

    @Test
    void shouldResolveItsOwnKeysFromTheEnvironment() {
        // Given
        Map.Entry<String, String> variable = System.getenv().entrySet().stream()
                .filter(entry ->
                        entry.getKey().matches("[A-Z]+") && !entry.getValue().isBlank())
                .findFirst()
                .orElseThrow();

        // When
        MillraceConfig config = config(Map.of(
                "config.providers",
                "env",
                "config.providers.env.class",
                EnvVarConfigProvider.class.getName(),
                "split.salt",
                "${env:" + variable.getKey() + "}"));

        // Then
        assertThat(config.getString(ConfigKeys.SPLIT_SALT)).isEqualTo(variable.getValue());
    }

    @Test
    void shouldResolveItsOwnKeysFromAFile(@TempDir Path directory) throws IOException {
        // Given
        Path file = Files.writeString(directory.resolve("secrets.properties"), "salt=pepper\n");

        // When
        MillraceConfig config = config(Map.of(
                "config.providers",
                "file",
                "config.providers.file.class",
                FileConfigProvider.class.getName(),
                "split.salt",
                "${file:" + file + ":salt}"));

        // Then
        assertThat(config.curation().splitRule().salt()).isEqualTo("pepper");
    }

    @Test
    void shouldHandProvidersToTheClientsWhichResolveTheirOwnKeys() {
        // When
        MillraceConfig config = config(Map.of(
                "config.providers", "env",
                "config.providers.env.class", EnvVarConfigProvider.class.getName(),
                "kafka.ssl.keystore.password", "${env:SECRET}"));

        // Then
        assertThat(config.clients())
                .containsEntry("config.providers", "env")
                .containsEntry("ssl.keystore.password", "${env:SECRET}");
    }

    @Test
    void shouldPlayAllRolesByDefault() {
        assertThat(config(Map.of()).roles()).containsExactly(Role.values());
        assertThat(config(Map.of("roles", "api, curation")).roles()).containsExactlyInAnyOrder(Role.CURATION, Role.API);
    }

    @Test
    void shouldPrefixOwnedTopicsWithTheApplicationId() {
        // When
        MillraceConfig config = config(Map.of("application.id", "shop", "reviews.topic", "opinions"));

        // Then
        assertThat(config.topics().reviews()).isEqualTo("opinions");
        assertThat(config.topics().decisions()).isEqualTo("shop.decisions");
    }

    @Test
    void shouldGiveCurationItsSettings() {
        // When
        MillraceConfig config = config(Map.of(
                "split.percent", "70,20,10",
                "language.policy", "declared",
                "language.allowed", "en,sv",
                "language.candidates", "de"));

        // Then
        assertThat(config.curation().splitRule()).isEqualTo(new SplitRule("millrace", 70, 20, 10));
        assertThat(config.curation().languageRule())
                .isEqualTo(new LanguageRule(LanguagePolicy.DECLARED, Set.of("en", "sv"), Undetermined.ACCEPT));
        assertThat(config.curation().languageCandidates()).isEqualTo(Set.of("en", "sv", "de"));
    }

    @Test
    void shouldRedactEverythingAndApplyAllRulesUnlessToldOtherwise() {
        // When
        CurationSettings usual = config(Map.of()).curation();
        CurationSettings chosen = config(Map.of(
                        "privacy.redact", "email",
                        "privacy.phone.regions", "",
                        "quality.rules", "",
                        "quality.boilerplate", "Sent by form,Left blank"))
                .curation();

        // Then
        assertThat(usual.redaction().kinds()).containsExactlyInAnyOrder(PersonalData.values());
        assertThat(usual.quality().rules()).containsExactlyInAnyOrderElementsOf(QualityRules.NAMES);
        assertThat(chosen.redaction()).isEqualTo(new RedactionSettings(Set.of(PersonalData.EMAIL), Set.of()));
        assertThat(chosen.quality().rules()).isEmpty();
        assertThat(chosen.quality().boilerplate()).containsExactly("Sent by form", "Left blank");
    }

    @Test
    void shouldGiveDatasetsAndJobsTheirSettings() {
        // When
        MillraceConfig config = config(Map.of(
                "dataset.format", "chat",
                "dataset.system", "Rate it.",
                "trainer.parameters", "n_epochs=3,separator=a=b"));

        // Then
        assertThat(config.dataset().format()).isEqualTo(RecordFormat.CHAT);
        assertThat(config.dataset().system()).isEqualTo("Rate it.");
        assertThat(config.retraining().hyperparameters())
                .containsExactly(entry("n_epochs", "3"), entry("separator", "a=b"));
    }

    @Test
    void shouldRunTopologiesExactlyOnce() {
        // Given
        StreamsSettings streams = config(Map.of("kafka.max.poll.records", "7")).streams();

        // When
        Properties properties = streams.toProperties("millrace-curation", 2);

        // Then
        assertThat(properties)
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("application.id", "millrace-curation")
                .containsEntry("bootstrap.servers", "a:1,b:2")
                .containsEntry("max.poll.records", "7")
                .containsEntry("num.stream.threads", 2);
    }

    private static MillraceConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of(ConfigKeys.BOOTSTRAP_SERVERS, "a:1,b:2"));
        all.putAll(settings);
        return new MillraceConfig(all);
    }
}
