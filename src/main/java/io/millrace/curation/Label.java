package io.millrace.curation;

import io.millrace.text.Fingerprint;

/**
 * A rating and where it comes from.
 *
 * @param stars 1 to 5
 * @param source {@link #AUTHOR}, {@link #MAJORITY}, or the source of the feedback
 * @param weight above 0; 1 is normal
 * @param givenAt when it was given, in milliseconds since 1970
 * @param predicted the stars that a model had said, 1 to 5, as the giver saw them; {@link #UNSEEN} if no prediction was seen
 */
public record Label(int stars, String source, double weight, long givenAt, int predicted) {

    /** The source of a rating that came with the review itself. */
    public static final String AUTHOR = "review";

    /** The source of a rating that most reviews of the same text give, see {@link ConflictPolicy#MAJORITY}. */
    public static final String MAJORITY = "majority";

    /** Stands for a prediction that nobody saw. */
    public static final int UNSEEN = 0;

    /** A rating that was given without a prediction in view. */
    public Label(int stars, String source, double weight, long givenAt) {
        this(stars, source, weight, givenAt, UNSEEN);
    }

    /** The stars of the prediction that this rating corrects, 1 to 5; null if it corrects none. */
    public Integer corrected() {
        return predicted == UNSEEN || predicted == stars ? null : predicted;
    }

    /**
     * Says whether this feedback replaces other feedback, which came before: one of more weight does, one of less does not; of
     * equal weight the later one counts, of two at one time the last to arrive.
     *
     * @param other null if there is none
     */
    public boolean replaces(Label other) {
        return other == null || weight > other.weight || weight == other.weight && givenAt >= other.givenAt;
    }

    /**
     * A digest of stars, weight, source and what was corrected: equal digests, equal labels, whatever sources are called. That
     * of a label that corrects nothing is the same as before predictions were kept, so that no record is written again.
     */
    long digest() {
        String correction = corrected() == null ? "" : corrected() + "\u0000";
        return Fingerprint.of(correction + stars + "\u0000" + weight + "\u0000" + source)
                .high();
    }
}
