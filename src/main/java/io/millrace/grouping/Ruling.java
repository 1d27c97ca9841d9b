package io.millrace.grouping;

import io.millrace.grouping.Verdict.Kind;
import io.millrace.text.Fingerprint;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The law by which texts join groups and claims are answered.
 *
 * <p>A group is that of the review's own (all texts of one author, say) if there is one, else that of the most similar text, else
 * one of its own, named by the text. A claim is granted to the review that holds the text already. Others get it while the text
 * and those near it are held by fewer reviews than there may be copies, and nobody of the same author and product is among them.
 * A review whose own older text is near is no copy of itself.
 */
final class Ruling {

    private static final Comparator<Relation> MOST_SIMILAR = Comparator.comparingDouble(Relation::similarity)
            .reversed()
            .thenComparing(relation -> relation.group().hex());

    private Ruling() {}

    /** A holder, what a claim beside it would be, and how similar what it holds is. */
    private record Copy(Holder holder, Kind kind, double similarity) {}

    /** What is known of a text from its first settling on. */
    static KnownText join(GroupingRule rule, Fingerprint self, Claim first, List<Relation> near, boolean indexed) {
        Optional<Fingerprint> mostSimilar = near.stream().min(MOST_SIMILAR).map(Relation::group);
        Fingerprint group = first.group() != null ? first.group() : mostSimilar.orElse(self);
        boolean torn = near.stream().anyMatch(relation -> !sameSplit(rule, relation.group(), group));
        return new KnownText(group, torn, List.of(), List.of(), indexed);
    }

    /** Answers a claim. */
    static Verdict on(GroupingRule rule, Fingerprint self, KnownText known, List<Relation> near, Claim claim) {
        Fingerprint group = claim.group() != null ? claim.group() : known.group();
        if (known.torn() || !sameSplit(rule, group, known.group())) {
            return Verdict.torn(claim, self);
        }
        if (known.isHeldBy(claim)) {
            return Verdict.granted(claim, self, group);
        }
        List<Copy> copies = copies(known, near, claim);
        boolean again = copies.stream().anyMatch(copy -> copy.holder().hasIdentityOf(claim));
        if (!again && copies.size() < rule.copies()) {
            return Verdict.granted(claim, self, group);
        }
        Copy match = copies.get(0);
        return Verdict.duplicate(claim, self, match.kind(), match.holder().reviewId(), match.similarity());
    }

    /** Who holds the text or a near one, the most similar first; not the claiming review. */
    private static List<Copy> copies(KnownText known, List<Relation> near, Claim claim) {
        Stream<Copy> same = known.holders().stream().map(holder -> new Copy(holder, Kind.DUPLICATE, 1));
        Stream<Copy> others = near.stream()
                .sorted(MOST_SIMILAR)
                .flatMap(relation -> relation.holders().stream()
                        .map(holder -> new Copy(holder, Kind.NEAR_DUPLICATE, relation.similarity())));
        return Stream.concat(same, others)
                .filter(copy -> !copy.holder().is(claim))
                .toList();
    }

    private static boolean sameSplit(GroupingRule rule, Fingerprint one, Fingerprint other) {
        return one.equals(other) || rule.split().apply(one).equals(rule.split().apply(other));
    }
}
