package io.millrace.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigException;

/**
 * Gathers the configuration. Later sources win over earlier ones:
 *
 * <ol>
 *   <li>the defaults;
 *   <li>the file;
 *   <li>the environment: {@code KAFKA_MAX_POLL_RECORDS} is {@code kafka.max.poll.records}, {@code KAFKA_BOOTSTRAP_SERVERS} is
 *       {@code bootstrap.servers}, {@code MILLRACE_LANGUAGE_ALLOWED} is {@code language.allowed}; a {@code KAFKA_} variable
 *       that no client knows is left alone, since others use that prefix too;
 *   <li>the command line.
 * </ol>
 */
public final class ConfigSources {

    private static final String KAFKA = "KAFKA_";
    private static final String MILLRACE = "MILLRACE_";

    private final Map<String, String> properties = new HashMap<>();

    /**
     * Adds a properties file, UTF-8.
     *
     * @throws ConfigException if it cannot be read
     */
    public ConfigSources file(Path file) {
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigException("Cannot read the configuration file " + file + ": " + e.getMessage());
        }
        read.stringPropertyNames().forEach(key -> properties.put(key, read.getProperty(key)));
        return this;
    }

    /** Adds the environment. */
    public ConfigSources environment(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (name.startsWith(MILLRACE)) {
                properties.put(key(name.substring(MILLRACE.length())), value);
            } else if (name.startsWith(KAFKA)) {
                putClient(key(name.substring(KAFKA.length())), value);
            }
        });
        return this;
    }

    /** Adds keys that were given by hand. */
    public ConfigSources put(Map<String, String> given) {
        properties.putAll(given);
        return this;
    }

    /** All that was gathered. */
    public Map<String, String> toMap() {
        return Map.copyOf(properties);
    }

    private void putClient(String name, String value) {
        if (ConfigKeys.BOOTSTRAP_SERVERS.equals(name)) {
            properties.put(name, value);
        } else if (KeySorter.isClientName(name)) {
            properties.put(KeySorter.CLIENT_PREFIX + name, value);
        }
    }

    private static String key(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
