package io.millrace.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The phrases of one language. A file has sections, each a name in brackets and one phrase a line; lines that begin
 * with # are comments.
 */
final class Phrases {

    private final Map<String, List<String>> sections = new HashMap<>();

    private Phrases() {}

    static Phrases of(String language) {
        Phrases phrases = new Phrases();
        try (BufferedReader reader = open("reviews-" + language + ".txt")) {
            phrases.read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the phrases of " + language, e);
        }
        return phrases;
    }

    /** Returns the phrases of a section in their order. */
    List<String> section(String name) {
        List<String> section = sections.get(name);
        if (section == null) {
            throw new IllegalArgumentException("There is no section [" + name + "]");
        }
        return section;
    }

    private void read(BufferedReader reader) throws IOException {
        List<String> current = null;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("[")) {
                current = new ArrayList<>();
                sections.put(line.substring(1, line.length() - 1), current);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                current.add(line);
            }
        }
    }

    private static BufferedReader open(String file) {
        return new BufferedReader(
                new InputStreamReader(Phrases.class.getResourceAsStream(file), StandardCharsets.UTF_8));
    }
}
