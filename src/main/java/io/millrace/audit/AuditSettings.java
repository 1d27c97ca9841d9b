package io.millrace.audit;

import io.millrace.text.Normalization;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What an audit looks for.
 *
 * @param normalization which texts are equal
 * @param threshold the least similarity of texts that are near, {@value #THRESHOLD_MIN} to 1, see
 *     {@link io.millrace.text.Sketch#similarity}
 * @param findingsMax how many overlaps of each kind are listed, from 0; all are counted
 * @param work where to sort; needs room for about two kilobytes for each distinct text
 */
public record AuditSettings(Normalization normalization, double threshold, int findingsMax, Path work) {

    /** The lowest threshold: below it unrelated texts would be compared all with all. */
    public static final double THRESHOLD_MIN = 0.5;

    public AuditSettings {
        Objects.requireNonNull(normalization, "normalization");
        Objects.requireNonNull(work, "work");
        if (!(threshold >= THRESHOLD_MIN && threshold <= 1)) {
            throw new AuditException("The threshold is " + threshold + "; choose one from " + THRESHOLD_MIN + " to 1");
        }
        if (findingsMax < 0) {
            throw new AuditException("The number of findings to list is " + findingsMax + "; choose 0 or more");
        }
    }
}
