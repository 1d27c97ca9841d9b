package io.millrace.curation;

import io.millrace.text.Fingerprint;

/**
 * A rating and where it comes from.
 *
 * @param stars 1 to 5
 * @param source {@link #AUTHOR}, or the source of the feedback
 * @param weight above 0; 1 is normal
 * @param givenAt when it was given, in milliseconds since 1970
 */
public record Label(int stars, String source, double weight, long givenAt) {

    /** The source of a rating that came with the review itself. */
    public static final String AUTHOR = "review";

    /** Says whether this label replaces the other: the later verdict counts, of two at one time the last to arrive. */
    public boolean replaces(Label other) {
        return other == null || givenAt >= other.givenAt;
    }

    /** A digest of stars, weight and source: equal digests, equal labels, whatever sources are called. */
    long digest() {
        return Fingerprint.of(stars + "\u0000" + weight + "\u0000" + source).high();
    }
}
