package io.millrace.grouping;

/**
 * What a text tells a review that holds it of the others that have the same text, or nearly.
 *
 * @param copies how many reviews it stands for: of the first holder itself and all refused copies that are counted; of further
 *     ones 1, so that the sum over the holders is the number of reviews
 * @param others the stars of all other reviews of the text, held and counted
 */
public record Standing(int copies, Tally others) {

    /** Nobody else has the text. */
    public static final Standing ALONE = new Standing(1, Tally.NONE);

    /** The stars of all, with the review's own. */
    public Tally with(int stars) {
        return others.plus(stars);
    }
}
