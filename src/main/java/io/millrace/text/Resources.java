package io.millrace.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Reads tables that ship beside the classes, in UTF-8. */
public final class Resources {

    private Resources() {}

    /**
     * Reads a table.
     *
     * @param owner a class of the package that the table stands in
     * @param name of the file
     * @throws UncheckedIOException if it cannot be read
     */
    public static Properties properties(Class<?> owner, String name) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(owner.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the table " + name, e);
        }
    }
}
