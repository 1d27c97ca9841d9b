package io.millrace.curation;

import io.millrace.text.Fingerprint;

/**
 * A rating and where it comes from.
 *
 * @param stars 1 to 5
 * @param source {@link #AUTHOR}, {@link #MAJORITY}, or the source of the feedback
 * @param weight above 0; 1 is normal
 * @param givenAt when it was given, in milliseconds since 1970
 */
public record Label(int stars, String source, double weight, long givenAt) {

    /** The source of a rating that came with the review itself. */
    public static final String AUTHOR = "review";

    /** The source of a rating that most reviews of the same text give, see {@link ConflictPolicy#MAJORITY}. */
    public static final String MAJORITY = "majority";

    /**
     * Says whether this feedback replaces other feedback, which came before: one of more weight does, one of less does not; of
     * equal weight the later one counts, of two at one time the last to arrive.
     *
     * @param other null if there is none
     */
    public boolean replaces(Label other) {
        return other == null || weight > other.weight || weight == other.weight && givenAt >= other.givenAt;
    }

    /** A digest of stars, weight and source: equal digests, equal labels, whatever sources are called. */
    long digest() {
        return Fingerprint.of(stars + "\u0000" + weight + "\u0000" + source).high();
    }
}
