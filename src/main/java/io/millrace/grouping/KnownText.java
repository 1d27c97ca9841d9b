package io.millrace.grouping;

import io.millrace.text.Fingerprint;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a text that was looked up, for ever. Nothing here is changed; the with-methods give changed copies.
 *
 * @param group that it belongs to
 * @param torn whether it is near texts of different splits
 * @param holders the reviews that hold it, in the order in which they got it
 * @param near texts that are near, at most {@link GroupingRule#NEAR_MAX}; they are asked before another review gets the text
 * @param indexed whether other texts can find it
 */
public record KnownText(Fingerprint group, boolean torn, List<Holder> holders, List<Near> near, boolean indexed) {

    /** Says whether the claiming review holds it. */
    boolean isHeldBy(Claim claim) {
        return holders.stream().anyMatch(holder -> holder.is(claim));
    }

    /** Says whether a claim can be answered without asking near texts who holds them. */
    boolean isDecidedFor(Claim claim, int copies) {
        return torn || near.isEmpty() || isHeldBy(claim) || holders.size() >= copies;
    }

    /** Says whether nothing would be lost by forgetting it: nobody holds it or can find it, and its group has its name. */
    boolean isForgettable(Fingerprint self) {
        return holders.isEmpty() && !indexed && group.equals(self);
    }

    KnownText with(Holder holder) {
        List<Holder> more = new ArrayList<>(holders);
        more.add(holder);
        return new KnownText(group, torn, List.copyOf(more), near, indexed);
    }

    KnownText without(String reviewId) {
        return new KnownText(
                group,
                torn,
                holders.stream()
                        .filter(holder -> !holder.reviewId().equals(reviewId))
                        .toList(),
                near,
                indexed);
    }

    KnownText with(Near text) {
        if (near.size() >= GroupingRule.NEAR_MAX || near.contains(text)) {
            return this;
        }
        List<Near> more = new ArrayList<>(near);
        more.add(text);
        return new KnownText(group, torn, holders, List.copyOf(more), indexed);
    }
}
