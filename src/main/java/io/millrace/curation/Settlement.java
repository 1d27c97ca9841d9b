package io.millrace.curation;

import io.millrace.curation.Effect.Ask;
import io.millrace.curation.Effect.Decide;
import io.millrace.curation.Effect.DropText;
import io.millrace.curation.Effect.KeepText;
import io.millrace.curation.Effect.Publish;
import io.millrace.curation.Effect.Withdraw;
import io.millrace.curation.Status.Counted;
import io.millrace.curation.Status.Held;
import io.millrace.curation.Status.Pending;
import io.millrace.grouping.Claim;
import io.millrace.grouping.Recount;
import io.millrace.grouping.TextMessage.Release;
import io.millrace.grouping.TextMessage.Uncounted;
import io.millrace.grouping.Verdict;
import io.millrace.text.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The life of one review: the only place that decides, and that writes and withdraws training records.
 *
 * <p>An event that passed examination claims its text and waits for the verdict. A newer event of the review takes
 * its place at once, so a verdict that comes for an older one is superseded (invariant I3). An accepted version keeps its
 * fingerprint until a newer version is settled, so that no other review gets the text while its record stands. Whatever
 * was granted and is not needed is let go, and a fingerprint's requests are sent in the order in which they are returned.
 *
 * <p>A version that was refused as a copy is counted where its verdict says, until a newer version is settled; one that was
 * overtaken is not counted at all.
 *
 * <p>Immutable; for any number of threads.
 */
public final class Settlement {

    /** The flag of a decision on a review whose stars differ from those of another person's review of the same or a near text. */
    static final String LABEL_CONFLICT = "label-conflict";

    private final ConflictPolicy conflicts;

    /**
     * Makes the rules.
     *
     * @param conflicts which label counts where reviews of one text differ
     */
    public Settlement(ConflictPolicy conflicts) {
        this.conflicts = conflicts;
    }

    /** Settles an event of the reviews topic. */
    public Transition review(String reviewId, Status before, ReviewEvent event) {
        if (event.examined() instanceof Candidate candidate) {
            return submit(reviewId, before, event, candidate);
        }
        List<Effect> effects = new ArrayList<>(withdraw(reviewId, before));
        if (event.examined() instanceof Rejection rejection) {
            effects.add(decide(event, rejection.reason(), rejection.language()));
            return new Transition(before.refused(null), effects);
        }
        effects.add(decide(event, Reason.ERASED, null));
        return new Transition(Status.NONE, effects);
    }

    /**
     * Settles feedback.
     *
     * @param text gives the kept text; asked only if there is one
     */
    public Transition feedback(Status before, Label label, Supplier<Candidate> text) {
        if (!label.replaces(before.feedback())) {
            return new Transition(before, List.of());
        }
        Status after = before.withFeedback(label);
        boolean settled = after.held() != null && after.pending() == null;
        return settled ? publish(after, text.get(), List.of()) : new Transition(after, List.of());
    }

    /**
     * Settles the answer to a claim.
     *
     * @param text gives the kept text; asked only if there is one
     */
    public Transition verdict(String reviewId, Status before, Verdict verdict, Supplier<Candidate> text) {
        if (before.pending() == null
                || before.pending().offset() != verdict.claim().offset()) {
            return superseded(reviewId, before, verdict);
        }
        return verdict.granted() ? accepted(reviewId, before, verdict, text.get()) : refused(reviewId, before, verdict);
    }

    /**
     * Settles what a text tells of other reviews of it. It is for the version that is held; one that waits for its verdict is told by
     * that, and takes the place of what is held.
     *
     * @param text gives the kept text; asked only if there is one
     */
    public Transition recount(Status before, Recount recount, Supplier<Candidate> text) {
        return before.pending() == null && before.holds(recount.text())
                ? publish(before.withHeld(before.held().with(recount.standing())), text.get(), List.of())
                : new Transition(before, List.of());
    }

    private static Transition submit(String reviewId, Status before, ReviewEvent event, Candidate candidate) {
        List<Effect> effects = new ArrayList<>();
        long content = candidate.contentDigest();
        if (content != before.keptContent()) {
            effects.add(new KeepText(candidate));
        }
        effects.add(new Ask(candidate.fingerprint(), event.claimed()));
        return new Transition(
                before.withPending(new Pending(event.offset(), candidate.fingerprint(), content)), effects);
    }

    private static Transition superseded(String reviewId, Status before, Verdict verdict) {
        List<Effect> effects = new ArrayList<>();
        effects.add(decide(verdict, Reason.SUPERSEDED, null, null));
        if (verdict.granted() && !before.uses(verdict.text())) {
            effects.add(new Ask(verdict.text(), new Release(reviewId)));
        }
        effects.addAll(uncount(reviewId, Counted.of(verdict)));
        return new Transition(before, effects);
    }

    private static Transition refused(String reviewId, Status before, Verdict verdict) {
        List<Effect> effects = new ArrayList<>(withdraw(reviewId, before));
        Double similarity = verdict.matched() == null ? null : verdict.similarity();
        effects.add(decide(verdict, reason(verdict.kind()), verdict.matched(), similarity));
        return new Transition(before.refused(Counted.of(verdict)), effects);
    }

    private static Reason reason(Verdict.Kind refusal) {
        return switch (refusal) {
            case DUPLICATE -> Reason.DUPLICATE;
            case NEAR_DUPLICATE -> Reason.NEAR_DUPLICATE;
            case TORN -> Reason.SPLIT_CONFLICT;
            case GRANTED -> throw new IllegalArgumentException("granted is no refusal");
        };
    }

    private Transition accepted(String reviewId, Status before, Verdict verdict, Candidate candidate) {
        Held old = before.held();
        Held next = hold(verdict, before);
        Status after = before.withHeld(next);
        Decide decision = old != null && old.content() == next.content()
                ? decide(verdict, Reason.REDELIVERED, reviewId, null)
                : decide(
                        verdict,
                        old == null ? Reason.ACCEPTED : Reason.UPDATED,
                        null,
                        null,
                        next.group(),
                        label(after, candidate) != null);
        List<Effect> effects = new ArrayList<>(uncount(reviewId, before.counted()));
        if (old != null && !old.fingerprint().equals(next.fingerprint())) {
            effects.add(new Ask(old.fingerprint(), new Release(reviewId)));
        }
        return and(publish(after, candidate, List.of(decision)), effects);
    }

    /** What is held from now on; the training record is still the one of the version before. */
    private static Held hold(Verdict verdict, Status before) {
        Held old = before.held();
        return new Held(
                verdict.text(),
                verdict.group(),
                verdict.standing(),
                before.pending().content(),
                old == null ? 0 : old.published(),
                old == null ? 0 : old.revision());
    }

    /** Brings the training record in line with text, label and copies: written, changed, withdrawn or left alone. */
    private Transition publish(Status status, Candidate candidate, List<Effect> before) {
        Held held = status.held();
        Label label = label(status, candidate);
        int copies = held.standing().copies();
        long wanted = label == null ? 0 : nonZero(31 * (31 * held.content() + label.digest()) + copies);
        Transition unchanged = new Transition(status, before);
        if (wanted == held.published()) {
            return unchanged;
        }
        int revision = label == null ? 0 : held.revision() + 1;
        Effect effect = label == null ? new Withdraw() : new Publish(candidate, label, copies, held.group(), revision);
        return and(new Transition(status.withHeld(held.published(wanted, revision)), before), List.of(effect));
    }

    private Label label(Status status, Candidate candidate) {
        return status.feedback() != null
                ? status.feedback()
                : conflicts.label(candidate, status.held().standing().with(candidate.stars()));
    }

    private static List<Effect> withdraw(String reviewId, Status before) {
        List<Effect> effects = new ArrayList<>();
        if (before.hasText()) {
            effects.add(new DropText());
        }
        if (before.held() != null && before.held().published() != 0) {
            effects.add(new Withdraw());
        }
        if (before.held() != null) {
            effects.add(new Ask(before.held().fingerprint(), new Release(reviewId)));
        }
        effects.addAll(uncount(reviewId, before.counted()));
        return effects;
    }

    private static List<Effect> uncount(String reviewId, Counted counted) {
        return counted == null
                ? List.of()
                : List.of(new Ask(counted.text(), new Uncounted(reviewId, counted.identity(), counted.offset())));
    }

    private static Decide decide(ReviewEvent event, Reason reason, String language) {
        return new Decide(event.offset(), reason, null, null, language, null, false, event.flags());
    }

    private static Decide decide(Verdict verdict, Reason reason, String matched, Double similarity) {
        return decide(verdict, reason, matched, similarity, null, false);
    }

    private static Decide decide(
            Verdict verdict, Reason reason, String matched, Double similarity, Fingerprint group, boolean labelled) {
        Claim claim = verdict.claim();
        return new Decide(
                claim.offset(), reason, matched, similarity, claim.language(), group, labelled, flags(verdict));
    }

    private static List<String> flags(Verdict verdict) {
        List<String> flags = new ArrayList<>(verdict.claim().flags());
        if (verdict.conflict()) {
            flags.add(LABEL_CONFLICT);
        }
        return List.copyOf(flags);
    }

    private static Transition and(Transition transition, List<Effect> last) {
        List<Effect> effects = new ArrayList<>(transition.effects());
        effects.addAll(last);
        return new Transition(transition.status(), effects);
    }

    private static long nonZero(long digest) {
        return digest == 0 ? 1 : digest;
    }
}
