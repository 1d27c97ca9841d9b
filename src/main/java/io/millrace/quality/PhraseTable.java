package io.millrace.quality;

import io.millrace.text.Resources;
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
        Properties properties = Resources.properties(PhraseTable.class, resource);
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
