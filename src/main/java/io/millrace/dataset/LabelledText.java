package io.millrace.dataset;

/**
 * A row of a dataset as a trainer sees it.
 *
 * @param text title and body as {@link #textOf} joins them, without separator
 * @param stars the label, 1 to 5
 * @param language the language that counted, ISO 639-1, or undetermined
 */
public record LabelledText(String text, int stars, String language) {

    /**
     * The text of a review as models see it, in training and in scoring: the title, an empty line, the body. A review
     * without a title begins with the empty line, so that every text has the same shape.
     *
     * @param title the cleaned title; empty if there is none
     * @param body the cleaned text
     */
    public static String textOf(String title, String body) {
        return title + "\n\n" + body;
    }
}
