package io.millrace.app;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.runtime.StreamsSettings;
import io.millrace.serde.SingleObjectSerializer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigException;

/**
 * What a replay runs with: the configuration of production with other rules of curation, under an application id of its own,
 * with which the name of everything that it owns begins.
 */
public final class ReplayConfig {

    private static final Set<String> RULES = ConfigKeys.ofCuration();

    /** Follows production's application id. */
    private static final String INFIX = "-replay-";

    private ReplayConfig() {}

    /**
     * Checks new rules; nothing connects.
     *
     * @param production the settings of production
     * @param rules keys of curation; others may be there if they say what production says
     * @return the keys whose values differ, in order
     * @throws ConfigException if another key is to change, or a value is wrong
     */
    public static Set<String> changed(Map<String, String> production, Map<String, String> rules) {
        MillraceConfig before = new MillraceConfig(production);
        MillraceConfig after = new MillraceConfig(overlay(production, rules));
        rules.keySet().stream()
                .filter(key -> !RULES.contains(key))
                .filter(key -> !Objects.equals(rules.get(key), production.get(key)))
                .sorted()
                .findFirst()
                .ifPresent(ReplayConfig::refuse);
        Set<String> changed = new TreeSet<>(RULES);
        changed.removeIf(
                key -> Objects.equals(before.values().get(key), after.values().get(key)));
        return changed;
    }

    /**
     * The configuration of a replay.
     *
     * @param production the settings of production
     * @param rules as {@link #changed} has checked them
     * @param name tells this replay from others, a few letters or digits
     * @param stateDirectory for local state
     * @param partitions of the reviews topic
     */
    public static MillraceConfig of(
            Map<String, String> production,
            Map<String, String> rules,
            String name,
            Path stateDirectory,
            int partitions) {
        Map<String, String> settings = overlay(production, rules);
        settings.putAll(own(new MillraceConfig(production).topics().applicationId() + INFIX + name));
        settings.put(ConfigKeys.STATE_DIR, stateDirectory.toString());
        settings.put(ConfigKeys.TOPICS_PARTITIONS, Integer.toString(partitions));
        return new MillraceConfig(settings);
    }

    private static Map<String, String> overlay(Map<String, String> production, Map<String, String> rules) {
        Map<String, String> settings = new HashMap<>(production);
        settings.putAll(rules);
        return settings;
    }

    /**
     * What must not be shared with production. Its group has no named or standby members, so that it is empty as soon as the
     * replay is closed. One thread reads all partitions, in step. Nothing is registered: only the replay reads what it
     * writes.
     */
    private static Map<String, String> own(String applicationId) {
        return Map.of(
                ConfigKeys.APPLICATION_ID,
                applicationId,
                ConfigKeys.PREDICTIONS_TOPIC,
                applicationId + "-predictions",
                ConfigKeys.GROUP_PROTOCOL,
                StreamsSettings.CLASSIC,
                ConfigKeys.GROUP_INSTANCE_ID,
                "",
                ConfigKeys.STANDBY_REPLICAS,
                "0",
                ConfigKeys.STREAM_THREADS,
                "1",
                ConfigKeys.AVRO_SERIALIZER,
                SingleObjectSerializer.class.getName());
    }

    private static void refuse(String key) {
        throw new ConfigException(
                "A replay cannot change " + key + ", only the keys of curation; remove it from the new"
                        + " rules, or say with --production what production runs with");
    }
}
