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
 * @param tally of the refused copies that are counted here
 */
public record KnownText(
        Fingerprint group, boolean torn, List<Holder> holders, List<Near> near, boolean indexed, Tally tally) {

    /** Says whether a review holds it. */
    boolean isHeldBy(String reviewId) {
        return holders.stream().anyMatch(holder -> holder.reviewId().equals(reviewId));
    }

    /** Says whether a claim can be answered without asking near texts who holds them. */
    boolean isDecidedFor(Claim claim, int copies) {
        return torn || near.isEmpty() || isHeldBy(claim.reviewId()) || holders.size() >= copies;
    }

    /** Says whether nothing would be lost by forgetting it: nobody holds, copies or finds it, and its group has its name. */
    boolean isForgettable(Fingerprint self) {
        return holders.isEmpty() && tally.isEmpty() && !indexed && group.equals(self);
    }

    /** How a review that holds it stands. */
    Standing standing(String reviewId) {
        boolean first = holders.get(0).reviewId().equals(reviewId);
        Tally others = tally;
        for (Holder holder : holders) {
            others = holder.reviewId().equals(reviewId) ? others : others.plus(holder.stars());
        }
        return new Standing(first ? 1 + tally.total() : 1, others);
    }

    /** Says whether holders and copies are the same. */
    boolean countsAs(KnownText other) {
        return holders.equals(other.holders) && tally.equals(other.tally);
    }

    /** Held by one more, or by the same review with other stars. */
    KnownText with(Holder holder) {
        if (holders.contains(holder)) {
            return this;
        }
        List<Holder> all = new ArrayList<>(holders);
        all.replaceAll(held -> held.reviewId().equals(holder.reviewId()) ? holder : held);
        if (!all.contains(holder)) {
            all.add(holder);
        }
        return new KnownText(group, torn, List.copyOf(all), near, indexed, tally);
    }

    KnownText without(String reviewId) {
        List<Holder> others = holders.stream()
                .filter(holder -> !holder.reviewId().equals(reviewId))
                .toList();
        return new KnownText(group, torn, others, near, indexed, tally);
    }

    KnownText with(Near text) {
        if (near.size() >= GroupingRule.NEAR_MAX || near.contains(text)) {
            return this;
        }
        List<Near> more = new ArrayList<>(near);
        more.add(text);
        return new KnownText(group, torn, holders, List.copyOf(more), indexed, tally);
    }

    KnownText with(Tally changed) {
        return new KnownText(group, torn, holders, near, indexed, changed);
    }
}
