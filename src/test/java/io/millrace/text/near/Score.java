package io.millrace.text.near;

/**
 * How often a detector was right.
 *
 * @param duplicates pairs that are duplicates
 * @param found how many of them it found
 * @param foundTwice how many it found of as many pairs with two edits
 * @param others texts that were compared with all others of their product; none is a duplicate of any
 * @param confused how many of them it took for one of those others
 * @param contrasts pairs with another number, rating or negation
 * @param merged how many of them it took for one
 */
record Score(int duplicates, int found, int foundTwice, int others, int confused, int contrasts, int merged) {

    static final Score NONE = new Score(0, 0, 0, 0, 0, 0, 0);

    Score plus(Score more) {
        return new Score(
                duplicates + more.duplicates,
                found + more.found,
                foundTwice + more.foundTwice,
                others + more.others,
                confused + more.confused,
                contrasts + more.contrasts,
                merged + more.merged);
    }

    /** The same without the contrasting pairs. */
    Score withoutContrasts() {
        return new Score(duplicates, found, foundTwice, others, confused, 0, 0);
    }

    double recall() {
        return part(found, duplicates);
    }

    /** The same with the pairs that have two edits as the duplicates. */
    Score ofTwoEdits() {
        return new Score(duplicates, foundTwice, foundTwice, others, confused, contrasts, merged);
    }

    /** Of all that it took for duplicates, the part that are; 1 if it took none. */
    double precision() {
        return found + confused + merged == 0 ? 1 : part(found, found + confused + merged);
    }

    /** The harmonic mean of precision and recall. */
    double f1() {
        return part(2 * found, duplicates + found + confused + merged);
    }

    private static double part(int some, int all) {
        return all == 0 ? 0 : (double) some / all;
    }
}
