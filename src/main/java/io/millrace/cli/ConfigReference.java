package io.millrace.cli;

import io.millrace.config.ConfigKeys;
import io.millrace.serde.RegistryConfig;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** The reference of all keys, made from their definitions. */
final class ConfigReference {

    private static final String REGISTRY = "Schema registry";

    private static final String SOURCES = """
            Keys are read from the file that --config names, then from the environment, then from the options; later \
            ones win. Keys that nobody knows are errors.

            - MILLRACE_LANGUAGE_ALLOWED in the environment is the key language.allowed, and so for every key.
            - KAFKA_MAX_POLL_RECORDS is kafka.max.poll.records; KAFKA_BOOTSTRAP_SERVERS is bootstrap.servers. What no \
            client knows is left alone.
            - kafka.NAME goes to all Kafka clients as NAME, for example kafka.security.protocol; kafka.consumer.NAME, \
            kafka.producer.NAME and kafka.admin.NAME go to those of that kind in the topologies. Keys on which exactly \
            once rests are refused.
            - config.providers, and config.providers.NAME.class and .param, name Kafka's providers of values that are kept \
            elsewhere: ${file:/path/to/secrets.properties:password} is read when a client is made.
            - --set KEY=VALUE sets any key, --kafka-config NAME=VALUE sets kafka.NAME.
            """;

    private ConfigReference() {}

    /** For a terminal. */
    static String text() {
        StringBuilder text = new StringBuilder(SOURCES);
        groups().forEach((group, keys) -> {
            text.append('\n').append(group).append('\n');
            keys.forEach(key -> text.append("\n  ")
                    .append(key.name)
                    .append("\n      ")
                    .append(key.documentation)
                    .append("\n      ")
                    .append(facts(key))
                    .append('\n'));
        });
        return text.toString();
    }

    /** For the documentation. */
    static String markdown() {
        StringBuilder text = new StringBuilder("# Configuration\n\n").append(SOURCES);
        groups().forEach((group, keys) -> {
            text.append("\n## ").append(group).append("\n\n");
            text.append("| key | meaning | type | default | values | importance |\n|---|---|---|---|---|---|\n");
            keys.forEach(key -> text.append(row(key)));
        });
        return text.toString();
    }

    private static Map<String, List<ConfigKey>> groups() {
        Map<String, List<ConfigKey>> groups = new LinkedHashMap<>();
        ConfigDef own = ConfigKeys.define();
        for (String group : own.groups()) {
            groups.put(
                    group,
                    own.configKeys().values().stream()
                            .filter(key -> group.equals(key.group))
                            .sorted(Comparator.comparingInt(key -> key.orderInGroup))
                            .toList());
        }
        groups.put(
                REGISTRY, List.copyOf(RegistryConfig.definition().configKeys().values()));
        return groups;
    }

    private static String facts(ConfigKey key) {
        String values = values(key).isEmpty() ? "" : ", " + values(key);
        return type(key) + values + ", " + (key.hasDefault() ? "default " + fallback(key) : "required") + ", "
                + importance(key) + " importance";
    }

    private static String row(ConfigKey key) {
        return List.of(
                        code(key.name),
                        cell(key.documentation),
                        type(key),
                        key.hasDefault() ? code(fallback(key)) : "required",
                        cell(values(key)),
                        importance(key))
                .stream()
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String fallback(ConfigKey key) {
        if (key.defaultValue == null) {
            return "none";
        }
        String value = key.defaultValue instanceof List<?> list
                ? list.stream().map(Object::toString).collect(Collectors.joining(","))
                : key.defaultValue.toString();
        return value.isEmpty() ? "(empty)" : value.replace("\n", "\\n");
    }

    private static String type(ConfigKey key) {
        return key.type.name().toLowerCase(Locale.ROOT);
    }

    private static String values(ConfigKey key) {
        return key.validator == null ? "" : key.validator.toString();
    }

    private static String importance(ConfigKey key) {
        return key.importance.name().toLowerCase(Locale.ROOT);
    }

    private static String code(String text) {
        return "`" + cell(text) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
