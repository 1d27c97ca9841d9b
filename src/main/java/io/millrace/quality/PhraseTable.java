package io.millrace.quality;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Reads phrases that ship beside the classes: a key, and phrases between bars. */
final class PhraseTable {

    private PhraseTable() {}

    /** All phrases by their key. */
    static Map<String, List<String>> read(String resource) {
        Properties properties = new Properties();
        try (Reader reader =
                new InputStreamReader(PhraseTable.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the phrases " + resource, e);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, key -> phrases(properties.getProperty(key))));
    }

    private static List<String> phrases(String line) {
        return Arrays.stream(line.split("\\|"))
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .toList();
    }
}
