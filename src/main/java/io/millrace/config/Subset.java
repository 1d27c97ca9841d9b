package io.millrace.config;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A list of some of the given names, at least one. */
record Subset(List<String> names) implements ConfigDef.Validator {

    @Override
    public void ensureValid(String key, Object value) {
        Collection<?> chosen = (Collection<?>) value;
        if (chosen.isEmpty() || !names.containsAll(chosen)) {
            throw new ConfigException(key, value, "one or more of " + names);
        }
    }

    @Override
    public String toString() {
        return "one or more of " + names;
    }
}
