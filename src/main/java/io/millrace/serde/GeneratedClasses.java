package io.millrace.serde;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Finds generated classes. Since 1.12.2 Avro loads no class that is not declared trusted, not even one that it
 * generated; a class that Avro generated only holds data, so all of those are trusted here.
 */
public final class GeneratedClasses {

    static {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(), GenericContainer.class::isAssignableFrom));
    }

    private GeneratedClasses() {}

    /** Makes Avro load generated classes, once for the process. Any thread may call it, as often as it likes. */
    public static void trust() {
        // Loading this class did it.
    }

    static Schema schemaOf(Class<?> type) {
        return SpecificData.getForClass(type).getSchema(type);
    }

    /**
     * Finds the generated class of a schema by its full name.
     *
     * @throws BadRecordException if there is none
     */
    static Class<?> named(Schema schema) {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            Class<?> type = Class.forName(schema.getFullName(), false, loader);
            if (SpecificRecord.class.isAssignableFrom(type)) {
                return type;
            }
        } catch (ClassNotFoundException e) {
            // Said below.
        }
        throw new BadRecordException("no generated class is named " + schema.getFullName() + " as its schema is; set "
                + RegistryConfig.VALUE_TYPE);
    }
}
