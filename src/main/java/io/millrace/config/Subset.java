package io.millrace.config;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * A list of some of the given names.
 *
 * @param min how many at least, 0 or 1
 */
record Subset(List<String> names, int min) implements ConfigDef.Validator {

    @Override
    public void ensureValid(String key, Object value) {
        Collection<?> chosen = (Collection<?>) value;
        if (chosen.size() < min || !names.containsAll(chosen)) {
            throw new ConfigException(key, value, toString());
        }
    }

    @Override
    public String toString() {
        return (min == 0 ? "any of " : "one or more of ") + names;
    }
}
