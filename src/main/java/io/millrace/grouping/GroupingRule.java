package io.millrace.grouping;

import io.millrace.text.Fingerprint;
import java.util.function.Function;

/**
 * What groups are made by.
 *
 * @param copies how many reviews may hold the same or near texts, at least 1
 * @param split the split of a group
 */
public record GroupingRule(int copies, Function<Fingerprint, ?> split) {

    /** How many near texts are asked, the most similar first, so that no text costs without bound. */
    static final int ASKED_MAX = 8;

    /** How many near texts are remembered. Texts that are near each other have few holders, so few need to be asked again. */
    static final int NEAR_MAX = 8;
}
