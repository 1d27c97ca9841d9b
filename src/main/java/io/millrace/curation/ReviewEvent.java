package io.millrace.curation;

import io.millrace.grouping.TextMessage.Claimed;
import java.util.ArrayList;
import java.util.List;

/**
 * An examined event of the reviews topic.
 *
 * @param offset its offset in the partition of the review
 * @param examined what examination made of it
 * @param normalised a candidate's text as it is compared; null for other events, and once the claim is made of it
 * @param claimed what a candidate asks of its text; null for other events, and until it is added
 * @param flags what was odd but did not decide
 */
public record ReviewEvent(long offset, Examined examined, String normalised, Claimed claimed, List<String> flags) {

    /** The same event with further flags. */
    public ReviewEvent withFlags(List<String> more) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(more);
        return new ReviewEvent(offset, examined, normalised, claimed, List.copyOf(all));
    }

    /** The same event with what it asks of its text. */
    public ReviewEvent withClaim(Claimed claim) {
        return new ReviewEvent(offset, examined, null, claim, flags);
    }
}
