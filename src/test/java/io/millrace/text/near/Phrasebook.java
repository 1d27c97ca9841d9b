package io.millrace.text.near;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The phrases of one language, by section: those of the demo, and those beside this class. */
final class Phrasebook {

    private final TreeMap<String, List<String>> sections = new TreeMap<>();

    Phrasebook(String language) {
        read("/io/millrace/demo/reviews-" + language + ".txt");
        read("sentences-" + language + ".txt");
    }

    /** The phrases of a section, and of those whose names go on after it with a dot. */
    List<String> section(String name) {
        Map<String, List<String>> named = sections.subMap(name, name + "/");
        return named.values().stream().flatMap(List::stream).toList();
    }

    private void read(String file) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Phrasebook.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            List<String> current = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    current = sections.computeIfAbsent(line.substring(1, line.length() - 1), name -> new ArrayList<>());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    current.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
