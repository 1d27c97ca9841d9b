package io.millrace.curation;

import io.millrace.curation.Effect.Ask;
import io.millrace.curation.Effect.Decide;
import io.millrace.curation.Effect.DropText;
import io.millrace.curation.Effect.KeepText;
import io.millrace.curation.Effect.Publish;
import io.millrace.curation.Effect.Withdraw;
import io.millrace.curation.Status.Held;
import io.millrace.curation.Status.Pending;
import io.millrace.grouping.Claim;
import io.millrace.grouping.TextMessage.Release;
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
 */
public final class Settlement {

    private Settlement() {}

    /** Settles an event of the reviews topic. */
    public static Transition review(String reviewId, Status before, ReviewEvent event) {
        if (event.examined() instanceof Candidate candidate) {
            return submit(reviewId, before, event, candidate);
        }
        List<Effect> effects = new ArrayList<>(withdraw(reviewId, before));
        if (event.examined() instanceof Rejection rejection) {
            effects.add(decide(event, rejection.reason(), rejection.language()));
            return new Transition(before.onlyFeedback(), effects);
        }
        effects.add(decide(event, Reason.ERASED, null));
        return new Transition(Status.NONE, effects);
    }

    /**
     * Settles feedback.
     *
     * @param text gives the kept text; asked only if there is one
     */
    public static Transition feedback(Status before, Label label, Supplier<Candidate> text) {
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
    public static Transition verdict(String reviewId, Status before, Verdict verdict, Supplier<Candidate> text) {
        if (before.pending() == null
                || before.pending().offset() != verdict.claim().offset()) {
            return superseded(reviewId, before, verdict);
        }
        return verdict.granted() ? accepted(reviewId, before, verdict, text.get()) : refused(reviewId, before, verdict);
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
        effects.add(decide(verdict.claim(), Reason.SUPERSEDED, null, null));
        if (verdict.granted() && !before.uses(verdict.text())) {
            effects.add(new Ask(verdict.text(), new Release(reviewId)));
        }
        return new Transition(before, effects);
    }

    private static Transition refused(String reviewId, Status before, Verdict verdict) {
        List<Effect> effects = new ArrayList<>(withdraw(reviewId, before));
        Double similarity = verdict.matched() == null ? null : verdict.similarity();
        effects.add(decide(verdict.claim(), reason(verdict.kind()), verdict.matched(), similarity));
        return new Transition(before.onlyFeedback(), effects);
    }

    private static Reason reason(Verdict.Kind refusal) {
        return switch (refusal) {
            case DUPLICATE -> Reason.DUPLICATE;
            case NEAR_DUPLICATE -> Reason.NEAR_DUPLICATE;
            case TORN -> Reason.SPLIT_CONFLICT;
            case GRANTED -> throw new IllegalArgumentException("granted is no refusal");
        };
    }

    private static Transition accepted(String reviewId, Status before, Verdict verdict, Candidate candidate) {
        Held old = before.held();
        Held next = hold(verdict, before);
        Status after = before.withHeld(next);
        Decide decision = old != null && old.content() == next.content()
                ? decide(verdict.claim(), Reason.REDELIVERED, reviewId, null)
                : decide(
                        verdict.claim(),
                        old == null ? Reason.ACCEPTED : Reason.UPDATED,
                        null,
                        null,
                        next.group(),
                        label(after, candidate) != null);
        Transition published = publish(after, candidate, List.of(decision));
        if (old == null || old.fingerprint().equals(next.fingerprint())) {
            return published;
        }
        return and(published, new Ask(old.fingerprint(), new Release(reviewId)));
    }

    /** What is held from now on; the training record is still the one of the version before. */
    private static Held hold(Verdict verdict, Status before) {
        Held old = before.held();
        return new Held(
                verdict.text(),
                verdict.group(),
                before.pending().content(),
                old == null ? 0 : old.published(),
                old == null ? 0 : old.revision());
    }

    /** Brings the training record in line with text and label: written, changed, withdrawn or left alone. */
    private static Transition publish(Status status, Candidate candidate, List<Effect> before) {
        Held held = status.held();
        Label label = label(status, candidate);
        long wanted = label == null ? 0 : nonZero(31 * held.content() + label.digest());
        Transition unchanged = new Transition(status, before);
        if (wanted == held.published()) {
            return unchanged;
        }
        int revision = label == null ? 0 : held.revision() + 1;
        Effect effect = label == null ? new Withdraw() : new Publish(candidate, label, held.group(), revision);
        return and(
                new Transition(new Status(null, held.published(wanted, revision), status.feedback()), before), effect);
    }

    private static Label label(Status status, Candidate candidate) {
        return status.feedback() != null ? status.feedback() : candidate.authorLabel();
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
        return effects;
    }

    private static Decide decide(ReviewEvent event, Reason reason, String language) {
        return new Decide(event.offset(), reason, null, null, language, null, false, event.flags());
    }

    private static Decide decide(Claim claim, Reason reason, String matched, Double similarity) {
        return decide(claim, reason, matched, similarity, null, false);
    }

    private static Decide decide(
            Claim claim, Reason reason, String matched, Double similarity, Fingerprint group, boolean labelled) {
        return new Decide(
                claim.offset(), reason, matched, similarity, claim.language(), group, labelled, claim.flags());
    }

    private static Transition and(Transition transition, Effect last) {
        List<Effect> effects = new ArrayList<>(transition.effects());
        effects.add(last);
        return new Transition(transition.status(), effects);
    }

    private static long nonZero(long digest) {
        return digest == 0 ? 1 : digest;
    }
}
