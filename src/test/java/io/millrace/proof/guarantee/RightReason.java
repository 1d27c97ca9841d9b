package io.millrace.proof.guarantee;

import io.millrace.config.MillraceConfig;
import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.proof.guarantee.OwnerReplay.ClaimId;
import io.millrace.proof.guarantee.OwnerReplay.Ruling;
import io.millrace.proof.guarantee.ReviewLife.Expected;
import io.millrace.schema.Decision;
import io.millrace.schema.DecisionOutcome;
import io.millrace.testing.Coordinates;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Every decision says what the replay says (I2, I3): accepted if the claim was granted and nothing was accepted before,
 * updated or redelivered if something was, duplicate of the very review that owned the text at that time; near-duplicate or
 * split-conflict as the answer to its claim was. Outcome, language, similarity, group, split, label, time and, of exact
 * duplicates, a conflict of labels fit the reason and the event. An event that was overtaken may be superseded: that is a matter of
 * time.
 */
public final class RightReason implements Guarantee {

    private static final Set<String> ACCEPTED = Set.of("accepted", "updated");
    private static final Map<String, DecisionOutcome> OUTCOMES = Map.of(
            "accepted", DecisionOutcome.ACCEPTED,
            "updated", DecisionOutcome.ACCEPTED,
            "superseded", DecisionOutcome.SUPERSEDED,
            "erased", DecisionOutcome.ERASED);

    @Override
    public List<Violation> check(Evidence evidence) {
        CurationReference reference = CurationReference.of(evidence);
        Run run = new Run(evidence.config(), reference, name());
        reference.histories().forEach(history -> run.expect(history, reference.life(history)));
        evidence.log(evidence.topics().decisions(), Decision.class).forEach(run::check);
        return run.findings.list();
    }

    private static final class Run {

        private static final String CONFLICT = "label-conflict";

        private final OwnerReplay owners;
        private final CurationReference reference;
        private final Findings findings;
        private final PublishedSplit split;
        private final Map<Coordinates, Expected> expected = new HashMap<>();
        private final Map<String, ReviewHistory> histories = new HashMap<>();

        Run(MillraceConfig config, CurationReference reference, String name) {
            this.owners = reference.owners();
            this.reference = reference;
            this.findings = new Findings(name);
            this.split = new PublishedSplit(config);
        }

        void expect(ReviewHistory history, ReviewLife life) {
            histories.put(history.reviewId(), history);
            life.decisions().forEach(decision -> expected.put(decision.review().at(), decision));
        }

        /** A decision on what was not sent is for {@link Conservation}. */
        void check(ConsumerRecord<String, Decision> record) {
            Decision decision = record.value();
            Expected right = expected.get(Coordinates.of(decision));
            if (right != null && right.reason() != null) {
                SentReview review = right.review();
                Comparison compare = (wanted, found, what) ->
                        findings.expect(wanted, found, review.id(), Coordinates.of(record), what);
                compare.expect(right.reason(), decision.getReason(), "reason");
                compare.expect(right.matched(), decision.getMatchedReviewId(), "matched review");
                compare.expect(right.similarity(), decision.getSimilarity(), "similarity");
                compare.expect(decision.getReviewId(), record.key(), "key");
                compare.expect(review.language(), decision.getLanguage(), "language");
                compare.expect(review.time(), decision.getDecidedAt().toEpochMilli(), "time");
                compare.expect(
                        OUTCOMES.getOrDefault(decision.getReason(), DecisionOutcome.REJECTED),
                        decision.getOutcome(),
                        "outcome");
                checkAcceptance(decision, review, compare);
                checkConflict(decision, review, compare);
            }
        }

        /** Who has a near text, and with what stars, is known to the text alone; who has the same, to all. */
        private void checkConflict(Decision decision, SentReview review, Comparison compare) {
            String id = decision.getReviewId();
            Ruling ruling = owners.ruling(id, review.offset());
            boolean duplicate = ruling != null && ruling.owner() != null && "duplicate".equals(decision.getReason());
            if (duplicate && reference.people().isAlone(id, review, Set.of())) {
                stars(ruling.owner()).ifPresent(owner -> {
                    boolean conflict = owner != 0 && review.stars() != 0 && owner != review.stars();
                    compare.expect(conflict, decision.getFlags().contains(CONFLICT), "conflict of labels");
                });
            }
        }

        /** A claim of what was not sent is for {@link OneWinner}. */
        private OptionalInt stars(ClaimId claim) {
            return reference.history(claim.reviewId()).reviews().stream()
                    .filter(review -> review.offset() == claim.offset())
                    .mapToInt(SentReview::stars)
                    .findFirst();
        }

        private void checkAcceptance(Decision decision, SentReview review, Comparison compare) {
            boolean accepted = ACCEPTED.contains(decision.getReason());
            String group = accepted ? String.valueOf(owners.group(review.text())) : null;
            String part = accepted ? split.of(group).name().toLowerCase(Locale.ROOT) : null;
            compare.expect(group, decision.getGroup(), "group");
            compare.expect(part, decision.getSplit(), "split");
            ReviewHistory history = histories.get(decision.getReviewId());
            if (!accepted || review.stars() != 0 || history.feedback().isEmpty()) {
                compare.expect(accepted && review.stars() != 0, decision.getLabelled(), "labelled");
            }
        }
    }

    private interface Comparison {

        void expect(Object wanted, Object found, String what);
    }
}
