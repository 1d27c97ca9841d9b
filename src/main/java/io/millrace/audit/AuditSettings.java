package io.millrace.audit;

import io.millrace.text.Normalization;
import io.millrace.text.Sketch;
import java.nio.file.Path;
import java.util.Objects;

/**
 * What an audit looks for.
 *
 * @param normalization which texts are equal
 * @param threshold the least similarity of texts that are near, {@link Sketch#SIMILARITY_MIN} to 1, see {@link
 *     Sketch#similarity}
 * @param findingsMax how many overlaps of each kind are listed, from 0; all are counted
 * @param work where to sort; needs room for about two kilobytes for each distinct text
 */
public record AuditSettings(Normalization normalization, double threshold, int findingsMax, Path work) {

    public AuditSettings {
        Objects.requireNonNull(normalization, "normalization");
        Objects.requireNonNull(work, "work");
        if (!(threshold >= Sketch.SIMILARITY_MIN && threshold <= 1)) {
            throw new AuditException(
                    "The threshold is " + threshold + "; choose one from " + Sketch.SIMILARITY_MIN + " to 1");
        }
        if (findingsMax < 0) {
            throw new AuditException("The number of findings to list is " + findingsMax + "; choose 0 or more");
        }
    }
}
