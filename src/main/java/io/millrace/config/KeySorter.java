package io.millrace.config;

import io.millrace.serde.RegistryConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;

/** Tells whose key is whose, so that a key that nobody knows is an error. */
final class KeySorter {

    static final String CLIENT_PREFIX = "kafka.";

    private static final String PROVIDERS = "config.providers";
    private static final String REGISTRY_PREFIX = "schema.registry.";
    private static final Set<String> OWN = ConfigKeys.define().names();
    private static final Set<String> REGISTRY = RegistryConfig.definition().names();
    private static final Set<String> CLIENTS = clientNames();
    private static final List<String> EMBEDDED_CLIENTS =
            List.of("main.consumer.", "restore.consumer.", "consumer.", "producer.", "admin.");

    /** Keys that the guarantee rests on: set by Millrace alone. */
    private static final Set<String> MANAGED = Set.of(
            "bootstrap.servers",
            "application.id",
            "group.id",
            "processing.guarantee",
            "isolation.level",
            "enable.auto.commit",
            "enable.idempotence",
            "transactional.id",
            "state.dir",
            "group.protocol",
            "group.instance.id",
            "session.timeout.ms",
            "heartbeat.interval.ms",
            "partition.assignment.strategy",
            "transaction.timeout.ms",
            "max.block.ms",
            "commit.interval.ms",
            "replication.factor",
            "num.stream.threads",
            "num.standby.replicas");

    private KeySorter() {}

    /** The keys that are Millrace's own. */
    static Map<String, String> own(Map<String, String> properties) {
        Map<String, String> own = new HashMap<>();
        properties.forEach((key, value) -> {
            if (OWN.contains(key) || key.startsWith(PROVIDERS)) {
                own.put(key, value);
            } else if (!isRegistry(key) && !isClient(key)) {
                throw new ConfigException("Unknown key " + key + "; `millrace config` lists the keys");
            }
        });
        return own;
    }

    /** The keys of the Kafka clients, without their prefix. */
    static Map<String, Object> clients(Map<String, String> properties) {
        Map<String, Object> clients = new HashMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(CLIENT_PREFIX)) {
                clients.put(key.substring(CLIENT_PREFIX.length()), value);
            } else if (key.startsWith(PROVIDERS)) {
                clients.put(key, value);
            }
        });
        return clients;
    }

    /** The keys of the registry client. */
    static Map<String, Object> registry(Map<String, String> properties) {
        Map<String, Object> registry = new HashMap<>();
        properties.forEach((key, value) -> {
            if (isRegistry(key) || key.startsWith(PROVIDERS)) {
                registry.put(key, value);
            }
        });
        return registry;
    }

    /** Says whether a Kafka client has such a key, without the prefix. */
    static boolean isClientName(String name) {
        return CLIENTS.contains(withoutEmbedded(name));
    }

    private static boolean isRegistry(String key) {
        return REGISTRY.contains(key) || key.startsWith(REGISTRY_PREFIX);
    }

    private static boolean isClient(String key) {
        if (!key.startsWith(CLIENT_PREFIX)) {
            return false;
        }
        String name = key.substring(CLIENT_PREFIX.length());
        if (MANAGED.contains(withoutEmbedded(name))) {
            throw new ConfigException(
                    key + " is managed by Millrace; remove it, or set the key of Millrace if there is one");
        }
        return isClientName(name);
    }

    private static String withoutEmbedded(String name) {
        return EMBEDDED_CLIENTS.stream()
                .filter(name::startsWith)
                .map(prefix -> name.substring(prefix.length()))
                .findFirst()
                .orElse(name);
    }

    private static Set<String> clientNames() {
        Set<String> names = new TreeSet<>(ProducerConfig.configNames());
        names.addAll(ConsumerConfig.configNames());
        names.addAll(AdminClientConfig.configNames());
        names.addAll(StreamsConfig.configDef().names());
        return names;
    }
}
