package io.millrace.grouping;

import io.millrace.grouping.Verdict.Kind;
import io.millrace.text.Fingerprint;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The law by which texts join groups and claims are answered.
 *
 * <p>A group is that of the review's own (all texts of one author, say) if there is one, else that of the most similar text, else
 * one of its own, named by the text. A claim is granted to the review that holds the text already. Others get it while the text
 * and those near it are held by fewer reviews than there may be copies, and nobody of the same author and product is among them.
 * A review whose own older text is near is no copy of itself. What is refused is matched with the most similar text; it is a copy that
 * counts there, unless it is of the same author and product as one of those that hold it.
 */
final class Ruling {

    private static final Comparator<Relation> MOST_SIMILAR = Comparator.comparingDouble(Relation::similarity)
            .reversed()
            .thenComparing(relation -> relation.group().hex());

    private Ruling() {}

    /** What is known of a text from its first settling on. */
    static KnownText join(
            GroupingRule rule, Fingerprint self, Claim first, Map<Fingerprint, Relation> near, boolean indexed) {
        Optional<Fingerprint> mostSimilar =
                near.values().stream().min(MOST_SIMILAR).map(Relation::group);
        Fingerprint group = first.group() != null ? first.group() : mostSimilar.orElse(self);
        boolean torn = near.values().stream().anyMatch(relation -> !sameSplit(rule, relation.group(), group));
        return new KnownText(group, torn, List.of(), List.of(), indexed, Tally.NONE);
    }

    /** Answers a claim. */
    static Verdict on(
            GroupingRule rule, Fingerprint self, KnownText known, Map<Fingerprint, Relation> near, Claim claim) {
        Fingerprint group = claim.group() != null ? claim.group() : known.group();
        if (known.torn() || !sameSplit(rule, group, known.group())) {
            return Verdict.torn(claim, self);
        }
        if (known.isHeldBy(claim.reviewId())) {
            return Verdict.granted(claim, self, group);
        }
        List<Match> matches = matches(self, known, near, claim);
        if (matches.stream().anyMatch(match -> match.holder().hasIdentityOf(claim))) {
            return Verdict.again(claim, self, matches.get(0));
        }
        return matches.size() < rule.copies()
                ? Verdict.granted(claim, self, group)
                : Verdict.copy(claim, self, matches.get(0));
    }

    /** Who holds the text or a near one, the most similar first; not the claiming review. */
    private static List<Match> matches(
            Fingerprint self, KnownText known, Map<Fingerprint, Relation> near, Claim claim) {
        Stream<Match> same = known.holders().stream().map(holder -> new Match(holder, self, Kind.DUPLICATE, 1));
        Stream<Match> others = near.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(MOST_SIMILAR))
                .flatMap(other -> matches(other.getKey(), other.getValue()));
        return Stream.concat(same, others)
                .filter(match -> !match.holder().is(claim))
                .toList();
    }

    private static Stream<Match> matches(Fingerprint text, Relation relation) {
        return relation.holders().stream()
                .map(holder -> new Match(holder, text, Kind.NEAR_DUPLICATE, relation.similarity()));
    }

    private static boolean sameSplit(GroupingRule rule, Fingerprint one, Fingerprint other) {
        return one.equals(other) || rule.split().apply(one).equals(rule.split().apply(other));
    }
}
