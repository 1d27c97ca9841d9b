package io.millrace.grouping;

import io.millrace.grouping.Outgoing.Answer;
import io.millrace.grouping.Outgoing.Propose;
import io.millrace.grouping.Outgoing.Tell;
import io.millrace.grouping.TextMessage.Claimed;
import io.millrace.grouping.TextMessage.Counted;
import io.millrace.grouping.TextMessage.Proposals;
import io.millrace.grouping.TextMessage.Question;
import io.millrace.grouping.TextMessage.Release;
import io.millrace.grouping.TextMessage.Reply;
import io.millrace.grouping.TextMessage.Uncounted;
import io.millrace.text.Fingerprint;
import io.millrace.text.Sketch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How texts find out which of them belong together. Pure; one instance handles one message to one text.
 *
 * <p>The first claim on a text that can be near another one begins a lookup: the slots of the index compare it with the
 * texts that share a key, and propose those that are near; each of these is asked, at its home, for its group and who holds it. A
 * text that is settled replies at once. Of two that are
 * looked up at the same time the one that arrived later waits for the other, see {@link Arrival}: so the same pair is never
 * judged twice, and nobody waits in a circle. When all have replied, the text joins the group of the most similar one, for ever
 * (invariant I4); one that is near texts of different splits is torn and may be in none. Its claims are then answered in order,
 * see {@link Ruling}.
 *
 * <p>A text that nobody holds any more is granted again after those that are near were asked again.
 *
 * <p>A review that is refused for one of different people is counted as a copy at the text of that one, see {@link Copies}: of each
 * author and product one, and none of those who hold the text.
 */
public final class Grouping {

    private final GroupingRule rule;
    private final Fingerprint self;
    private final List<Outgoing> outgoing = new ArrayList<>();
    private final Copies copies;
    private KnownText known;
    private Lookup lookup;

    private Grouping(GroupingRule rule, Fingerprint self, TextState state) {
        this.rule = rule;
        this.self = self;
        this.known = state.known();
        this.lookup = state.lookup();
        this.copies = state.copies();
    }

    /**
     * Handles a message.
     *
     * @param self the text
     * @param index how the slots of the index enter the text; asked for only by the first claim
     * @param state what is kept of the text; lookup and copies in it are changed
     */
    public static Step step(
            GroupingRule rule, Fingerprint self, IndexForm index, TextState state, TextMessage message) {
        Grouping grouping = new Grouping(rule, self, state);
        grouping.handle(message, index);
        return new Step(new TextState(grouping.known, grouping.lookup, grouping.copies), grouping.outgoing);
    }

    /** How the slots of the index enter a text: an entry for each slot that holds one of its keys. */
    @FunctionalInterface
    public interface IndexForm {

        List<IndexEntry> of(Fingerprint text, Sketch sketch);
    }

    private void handle(TextMessage message, IndexForm index) {
        if (message instanceof Claimed claimed) {
            claim(claimed, index);
        } else if (message instanceof Release release) {
            release(release);
        } else if (message instanceof Proposals proposals) {
            propose(proposals);
        } else if (message instanceof Question question) {
            answer(question);
        } else if (message instanceof Reply reply) {
            lookup.take(reply.from(), reply.relation());
            settleIfOver();
        } else if (message instanceof Counted counted) {
            count(counted.copy());
        } else if (message instanceof Uncounted uncounted) {
            uncount(uncounted);
        }
    }

    private void claim(Claimed claimed, IndexForm index) {
        Claim claim = claimed.claim();
        if (lookup != null) {
            lookup.claims().add(claim);
        } else if (known == null) {
            meet(claimed, index);
        } else if (known.isDecidedFor(claim, rule.copies())) {
            settle(List.of(claim), Map.of(), known.indexed());
        } else {
            lookup = begin(claim, 0);
            known.near().forEach(this::ask);
        }
    }

    private void meet(Claimed claimed, IndexForm index) {
        if (claimed.sketch().isEmpty()) {
            settle(List.of(claimed.claim()), Map.of(), false);
            return;
        }
        List<IndexEntry> entries = index.of(self, claimed.sketch());
        lookup = begin(claimed.claim(), entries.size());
        outgoing.add(new Propose(entries));
    }

    private Lookup begin(Claim claim, int slots) {
        Lookup begun = Lookup.of(new Arrival(claim.time(), claim.reviewId(), self), slots);
        begun.claims().add(claim);
        return begun;
    }

    private void release(Release release) {
        if (known != null) {
            known = known.without(release.reviewId());
            forgetIfNothingIsLost();
        }
    }

    private void forgetIfNothingIsLost() {
        // Its group will be the same when it comes again.
        known = known.isForgettable(self) ? null : known;
    }

    private void propose(Proposals proposals) {
        if (lookup.take(proposals.near())) {
            lookup.best(GroupingRule.ASKED_MAX).forEach(this::ask);
            settleIfOver();
        }
    }

    private void ask(Near other) {
        lookup.ask(other.text());
        outgoing.add(new Tell(other.text(), new Question(lookup.arrival(), other.similarity())));
    }

    private void answer(Question question) {
        Near from = new Near(question.arrival().text(), question.similarity());
        if (lookup == null) {
            reply(from);
            known = known.with(from);
        } else if (lookup.arrival().compareTo(question.arrival()) < 0) {
            lookup.waiting().add(from);
        } else {
            // What is settled already, a group, is for ever; what is open, who holds the text, is for the earlier one
            // to say.
            reply(from);
            ask(from);
        }
    }

    private void reply(Near to) {
        Relation relation =
                known == null || known.torn() ? null : new Relation(to.similarity(), known.group(), known.holders());
        outgoing.add(new Tell(to.text(), new Reply(self, relation)));
    }

    private void settleIfOver() {
        if (!lookup.isOver()) {
            return;
        }
        Lookup over = lookup;
        lookup = null;
        settle(over.claims(), over.near(), true);
        over.near().forEach((text, relation) -> known = known.with(new Near(text, relation.similarity())));
        over.waiting().forEach(waiting -> {
            reply(waiting);
            known = known.with(waiting);
        });
    }

    private void settle(List<Claim> claims, Map<Fingerprint, Relation> near, boolean indexed) {
        if (known == null) {
            known = Ruling.join(rule, self, claims.get(0), near, indexed);
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (Claim claim : claims) {
            Verdict verdict = Ruling.on(rule, self, known, near, claim);
            apply(verdict);
            verdicts.add(verdict.granted() ? verdict.judged(standing(verdict)) : verdict);
        }
        // The first is told of the others, too; whether it disagrees is a matter of those before it.
        verdicts.forEach(
                verdict -> outgoing.add(new Answer(verdict.granted() ? verdict.with(standing(verdict)) : verdict)));
    }

    private void apply(Verdict verdict) {
        if (verdict.granted()) {
            hold(verdict.claim());
        } else if (verdict.countedAt() != null) {
            report(verdict.countedAt(), Copy.of(verdict.claim()));
        }
    }

    private void hold(Claim claim) {
        Copy counted = counted(claim.identity());
        // A review that both holds the text and is counted has overtaken itself, and says itself which of them is over.
        if (counted != null && !counted.isOf(claim.reviewId())) {
            uncount(counted);
        }
        known = known.with(Holder.of(claim));
    }

    private Standing standing(Verdict granted) {
        return known.standing(granted.claim().reviewId());
    }

    private void report(Fingerprint text, Copy copy) {
        if (text.equals(self)) {
            count(copy);
        } else {
            outgoing.add(new Tell(text, new Counted(copy)));
        }
    }

    private void count(Copy copy) {
        Copy counted = counted(copy.identity());
        if (known.holders().stream().anyMatch(copy::isAnotherOf) || counted != null && !copy.replaces(counted)) {
            return;
        }
        Tally others = counted == null ? known.tally() : known.tally().minus(counted.stars());
        copies.put(copy);
        known = known.with(others.plus(copy.stars()));
    }

    private void uncount(Uncounted message) {
        Copy counted = counted(message.identity());
        if (counted != null && counted.isOf(message.reviewId()) && counted.offset() == message.offset()) {
            uncount(counted);
            forgetIfNothingIsLost();
        }
    }

    /** Most texts count nothing, and need not look. */
    private Copy counted(long identity) {
        return known == null || known.tally().isEmpty() ? null : copies.get(identity);
    }

    private void uncount(Copy counted) {
        copies.remove(counted.identity());
        known = known.with(known.tally().minus(counted.stars()));
    }
}
