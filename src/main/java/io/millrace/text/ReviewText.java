package io.millrace.text;

import java.util.Objects;

/**
 * The two parts of a review that people read.
 *
 * @param title the headline, empty if there is none, never null
 * @param body the text, may be empty, never null
 */
public record ReviewText(String title, String body) {

    private static final String SEPARATOR = "\n\n";

    public ReviewText {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(body, "body");
    }

    /**
     * Returns the one text that is compared for duplicates and in which the language is looked for: title, an empty
     * line, body, also if one of them is empty.
     */
    public String joined() {
        return title + SEPARATOR + body;
    }

    /** Returns whether both parts are blank. */
    public boolean isBlank() {
        return title.isBlank() && body.isBlank();
    }
}
