package io.millrace.grouping;

import io.millrace.grouping.Outgoing.Answer;
import io.millrace.grouping.Outgoing.Propose;
import io.millrace.grouping.Outgoing.Tell;
import io.millrace.grouping.TextMessage.Claimed;
import io.millrace.grouping.TextMessage.Proposals;
import io.millrace.grouping.TextMessage.Question;
import io.millrace.grouping.TextMessage.Release;
import io.millrace.grouping.TextMessage.Reply;
import io.millrace.text.Fingerprint;
import io.millrace.text.Sketch;
import java.util.ArrayList;
import java.util.List;

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
 */
public final class Grouping {

    private final GroupingRule rule;
    private final Fingerprint self;
    private final List<Outgoing> outgoing = new ArrayList<>();
    private KnownText known;
    private Lookup lookup;

    private Grouping(GroupingRule rule, Fingerprint self, TextState state) {
        this.rule = rule;
        this.self = self;
        this.known = state.known();
        this.lookup = state.lookup();
    }

    /**
     * Handles a message.
     *
     * @param self the text
     * @param index how the slots of the index enter the text; asked for only by the first claim
     * @param state what is kept of the text; a lookup in it is changed
     */
    public static Step step(
            GroupingRule rule, Fingerprint self, IndexForm index, TextState state, TextMessage message) {
        Grouping grouping = new Grouping(rule, self, state);
        grouping.handle(message, index);
        return new Step(new TextState(grouping.known, grouping.lookup), grouping.outgoing);
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
        }
    }

    private void claim(Claimed claimed, IndexForm index) {
        Claim claim = claimed.claim();
        if (lookup != null) {
            lookup.claims().add(claim);
        } else if (known == null) {
            meet(claimed, index);
        } else if (known.isDecidedFor(claim, rule.copies())) {
            settle(List.of(claim), List.of(), known.indexed());
        } else {
            lookup = begin(claim, 0);
            known.near().forEach(this::ask);
        }
    }

    private void meet(Claimed claimed, IndexForm index) {
        if (claimed.sketch().isEmpty()) {
            settle(List.of(claimed.claim()), List.of(), false);
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
            // Its group will be the same when it comes again.
            known = known.isForgettable(self) ? null : known;
        }
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
        settle(over.claims(), List.copyOf(over.near().values()), true);
        over.near().forEach((text, relation) -> known = known.with(new Near(text, relation.similarity())));
        over.waiting().forEach(waiting -> {
            reply(waiting);
            known = known.with(waiting);
        });
    }

    private void settle(List<Claim> claims, List<Relation> near, boolean indexed) {
        if (known == null) {
            known = Ruling.join(rule, self, claims.get(0), near, indexed);
        }
        for (Claim claim : claims) {
            Verdict verdict = Ruling.on(rule, self, known, near, claim);
            if (verdict.granted() && !known.isHeldBy(claim)) {
                known = known.with(new Holder(claim.reviewId(), claim.identity()));
            }
            outgoing.add(new Answer(verdict));
        }
    }
}
