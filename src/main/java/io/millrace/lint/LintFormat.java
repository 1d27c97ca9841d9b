package io.millrace.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Locale;

/** The formats that can be checked. */
public enum LintFormat {
    /** Columns prompt and completion. */
    PROMPT_COMPLETION,
    /** A list of messages. */
    CHAT;

    /** The name that configurations use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a row looks like; null if it looks like neither. */
    static LintFormat of(JsonNode row) {
        if (row.has("messages")) {
            return CHAT;
        }
        for (Iterator<String> names = row.fieldNames(); names.hasNext(); ) {
            String name = names.next().toLowerCase(Locale.ROOT);
            if (name.equals(Pair.PROMPT) || name.equals(Pair.COMPLETION)) {
                return PROMPT_COMPLETION;
            }
        }
        return null;
    }
}
