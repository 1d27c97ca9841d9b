package io.millrace.serde;

import java.lang.reflect.InvocationTargetException;
import org.apache.kafka.common.config.ConfigException;

/** Makes an object of a class that the configuration names. */
final class NamedClass {

    private NamedClass() {}

    /**
     * Makes an object with the constructor without parameters, from the thread's class loader.
     *
     * @param key the key that names the class, for messages
     * @throws ConfigException if there is no such class, or not of that kind
     */
    @SuppressWarnings("unchecked")
    static <T> T create(String key, String name, Class<?> kind) {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            Class<?> type = Class.forName(name, true, loader).asSubclass(kind);
            return (T) type.getDeclaredConstructor().newInstance();
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            throw new ConfigException(key, name, missing(name));
        } catch (ClassCastException e) {
            throw new ConfigException(key, name, "the class is no " + kind.getSimpleName());
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException e) {
            throw new ConfigException(key, name, "the class needs a public constructor without parameters");
        } catch (InvocationTargetException e) {
            throw new ConfigException(key, name, "its constructor failed: " + e.getCause());
        }
    }

    private static String missing(String name) {
        return name.startsWith("io.confluent.")
                ? "Confluent's jars are not on the class path: build with -Pconfluent, or use the default"
                : "the class, or one that it needs, is not on the class path";
    }
}
