package io.millrace.lint;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Endings that could be proposed, and whether any text holds them already. For one thread.
 */
final class Endings {

    private final List<String> options;
    private final String otherwise;
    private final Set<String> found = new TreeSet<>();

    private Endings(List<String> options, String otherwise) {
        this.options = options;
        this.otherwise = otherwise;
    }

    static Endings ofPrompts() {
        return new Endings(
                List.of(" ->", "\n\n###\n\n", "\n\n===\n\n", "\n\n---\n\n", "\n\n===>\n\n", "\n\n--->\n\n"),
                "\n\n### =>\n\n");
    }

    static Endings ofCompletions() {
        return new Endings(List.of("\n", ".", " END", "***", "+++", "&&&", "$$$", "@@@", "%%%"), " [END]");
    }

    /** An arrow is no good end of prompts of several lines. */
    void add(String text) {
        for (String option : options) {
            if (text.contains(option) || option.equals(" ->") && text.contains("\n")) {
                found.add(option);
            }
        }
    }

    /** The first that no text holds. */
    String proposal() {
        return options.stream()
                .filter(option -> !found.contains(option))
                .findFirst()
                .orElse(otherwise);
    }
}
