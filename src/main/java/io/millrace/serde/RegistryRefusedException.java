package io.millrace.serde;

import org.apache.kafka.common.errors.InvalidConfigurationException;

/**
 * The schema registry answered, and said no: a schema is incompatible or not registered, or the address is not a
 * registry's. Somebody has to change the registry or the configuration; neither trying again nor dropping the record
 * helps.
 */
public final class RegistryRefusedException extends InvalidConfigurationException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what was refused, and what to do.
     *
     * @param message names the subject, what the registry said, and what to do
     */
    public RegistryRefusedException(String message) {
        super(message);
    }
}
