package io.millrace.curation;

import java.util.ArrayList;
import java.util.List;

/**
 * An examined event of the reviews topic.
 *
 * @param offset its offset in the partition of the review
 * @param examined what examination made of it
 * @param flags what was odd but did not decide
 */
public record ReviewEvent(long offset, Examined examined, List<String> flags) {

    /** The same event with further flags. */
    public ReviewEvent withFlags(List<String> more) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(more);
        return new ReviewEvent(offset, examined, List.copyOf(all));
    }
}
