package io.millrace.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.junit.jupiter.api.Test;

class ConfigKeysTest {

    @Test
    void shouldDocumentEveryKeyInSentences() {
        for (ConfigKey key : ConfigKeys.define().configKeys().values()) {
            assertThat(key.documentation).as(key.name).endsWith(".").hasSizeGreaterThan(10);
        }
    }

    @Test
    void shouldPutEveryKeyIntoAGroup() {
        for (ConfigKey key : ConfigKeys.define().configKeys().values()) {
            assertThat(key.group).as(key.name).isNotBlank();
            assertThat(key.orderInGroup).as(key.name).isPositive();
        }
    }

    @Test
    void shouldAskForNothingButTheBrokers() {
        assertThat(ConfigKeys.define().configKeys().values())
                .filteredOn(key -> !key.hasDefault())
                .extracting(key -> key.name)
                .containsExactly(ConfigKeys.BOOTSTRAP_SERVERS);
    }
}
