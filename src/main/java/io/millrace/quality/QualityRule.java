package io.millrace.quality;

import io.millrace.text.ReviewText;

/** One thing that makes a text unfit to learn from. Pure, and safe for use by many threads. */
public interface QualityRule {

    /** Its name in decisions and in the configuration, such as {@code few-letters}. */
    String name();

    /** The version of its answers: it counts up when they change for the same parameters. */
    int version();

    /**
     * Says whether the text is unfit.
     *
     * @param text cleaned, without personal data and its placeholders; may be blank
     */
    boolean rejects(ReviewText text);
}
