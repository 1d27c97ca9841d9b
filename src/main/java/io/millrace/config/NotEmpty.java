package io.millrace.config;

import java.util.Collection;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A list with at least one entry. */
record NotEmpty() implements ConfigDef.Validator {

    @Override
    public void ensureValid(String key, Object value) {
        if (((Collection<?>) value).isEmpty()) {
            throw new ConfigException(key, value, "at least one entry is needed");
        }
    }

    @Override
    public String toString() {
        return "not empty";
    }
}
