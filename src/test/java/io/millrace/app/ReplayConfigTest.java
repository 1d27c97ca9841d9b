package io.millrace.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.serde.RegistryConfig;
import io.millrace.topic.TopicSpec;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayConfigTest {

    private static final Map<String, String> PRODUCTION = Map.of(
            ConfigKeys.BOOTSTRAP_SERVERS, "broker:9092",
            RegistryConfig.URL, "http://registry",
            ConfigKeys.APPLICATION_ID, "shop",
            ConfigKeys.REVIEWS_TOPIC, "opinions",
            ConfigKeys.GROUP_PROTOCOL, "streams",
            ConfigKeys.LANGUAGE_ALLOWED, "en,de");

    @Test
    void shouldReadProductionsInputsAndOwnNothingOfProduction() {
        // When
        MillraceConfig config =
                ReplayConfig.of(PRODUCTION, Map.of(ConfigKeys.DEDUPE_NEAR, "false"), "1f", Path.of("/tmp/state"), 7);

        // Then
        assertThat(config.topics().reviews()).isEqualTo("opinions");
        assertThat(config.topics().feedback()).isEqualTo("feedback");
        assertThat(config.catalogue().owned())
                .extracting(TopicSpec::name)
                .allMatch(name -> name.startsWith("shop-replay-1f"));
        assertThat(Groups.topologies(config.topics())).allMatch(group -> group.startsWith("shop-replay-1f-"));
        assertThat(config.getString(ConfigKeys.STATE_DIR)).isEqualTo("/tmp/state");
        assertThat(config.catalogue().partitions()).isEqualTo(7);
        assertThat(config.liveness().isNamed()).isFalse();
    }

    @Test
    void shouldOverlayTheRulesOfProduction() {
        // When
        MillraceConfig config =
                ReplayConfig.of(PRODUCTION, Map.of(ConfigKeys.DEDUPE_NEAR, "false"), "1f", Path.of("/tmp/state"), 7);

        // Then
        assertThat(config.curation().grouping().near()).isFalse();
        assertThat(config.curation().languageRule().allowed()).containsExactlyInAnyOrder("en", "de");
    }

    @Test
    void shouldNameTheKeysThatDiffer() {
        // Given
        Map<String, String> rules = Map.of(
                ConfigKeys.DEDUPE_NEAR, "false",
                ConfigKeys.DEDUPE_COPIES, "1",
                ConfigKeys.LANGUAGE_ALLOWED, "en, de",
                ConfigKeys.APPLICATION_ID, "shop");

        // Then
        assertThat(ReplayConfig.changed(PRODUCTION, rules)).containsExactly(ConfigKeys.DEDUPE_NEAR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bootstrap.servers",
                "application.id",
                "reviews.topic",
                "schema.registry.url",
                "state.dir",
                "kafka.client.id",
                "dataset.format",
                "feedback.topic"
            })
    void shouldRefuseToChangeWhatIsNoRuleOfCuration(String key) {
        // Given
        String value = key.equals("dataset.format") ? "chat" : "other";

        // Then
        assertThatThrownBy(() -> ReplayConfig.changed(PRODUCTION, Map.of(key, value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("cannot change " + key);
    }

    @Test
    void shouldRefuseKeysThatDoNotExist() {
        assertThatThrownBy(() -> ReplayConfig.changed(PRODUCTION, Map.of("nonsense", "1")))
                .hasMessageContaining("Unknown key nonsense");
    }
}
