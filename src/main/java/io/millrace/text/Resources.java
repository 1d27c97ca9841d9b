package io.millrace.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Reads this package's tables, which ship beside its classes in UTF-8. */
final class Resources {

    private Resources() {}

    static Properties properties(String name) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(Resources.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the table " + name, e);
        }
    }
}
