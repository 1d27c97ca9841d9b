package io.millrace.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Adds keys of one group after the other in order, so that the reference reads as the source does. */
final class Keys {

    private final ConfigDef definition = new ConfigDef();
    private String group = "";
    private int order;

    /** What was added so far. */
    ConfigDef definition() {
        return definition;
    }

    /** Begins a group. */
    Keys group(String name) {
        group = name;
        order = 0;
        return this;
    }

    Keys add(String name, Type type, Object fallback, String doc) {
        return add(name, type, fallback, null, HIGH, doc);
    }

    Keys add(String name, Type type, Object fallback, ConfigDef.Importance importance, String doc) {
        return add(name, type, fallback, null, importance, doc);
    }

    Keys add(
            String name,
            Type type,
            Object fallback,
            ConfigDef.Validator validator,
            ConfigDef.Importance importance,
            String doc) {
        definition.define(
                name, type, fallback, validator, importance, doc, group, ++order, ConfigDef.Width.MEDIUM, name);
        return this;
    }
}
