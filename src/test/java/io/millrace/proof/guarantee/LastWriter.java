package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.testing.Coordinates;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * I3: the newest event of a review counts. It is never superseded. If it was accepted, and there is a label, the review has a
 * live training record: of the text of the newest event, from it or from an earlier delivery of the very same, and with the
 * label that counts: the feedback of most weight, of these the newest, else the author's stars. A review that was erased, rejected or refused as a
 * duplicate has none.
 *
 * <p>Where an erasure and feedback raced, several labels, or none, may be right: see
 * {@link ReviewHistory#possibleFeedback()}. That the record says word for word what its event says is for
 * {@link TrueToSource}.
 */
public final class LastWriter implements Guarantee {

    @Override
    public List<Violation> check(Evidence evidence) {
        Findings findings = new Findings(name());
        CurationReference reference = CurationReference.of(evidence);
        Map<String, LiveRecord> live = new HashMap<>(LiveRecord.read(evidence));
        for (ReviewHistory history : reference.histories()) {
            checkNewestDecision(reference, history.last(), findings);
            checkRecord(history, reference.life(history), live.remove(history.reviewId()), findings);
        }
        live.values()
                .forEach(record -> findings.add(
                        record.reviewId(), record.at(), "a live training record of a review that was not sent"));
        return findings.list();
    }

    private static void checkNewestDecision(CurationReference reference, SentReview newest, Findings findings) {
        if (newest != null && "superseded".equals(reference.reason(newest.at()))) {
            findings.add(newest.id(), newest.at(), "the newest event is superseded");
        }
    }

    private static void checkRecord(ReviewHistory history, ReviewLife life, LiveRecord live, Findings findings) {
        SentReview held = life.held();
        Set<GivenLabel> labels = labels(history, held);
        if (live != null && held == null) {
            findings.add(history.reviewId(), live.at(), "a live training record of a review that is not accepted");
        } else if (live != null) {
            checkLive(live, held, labels, life.recordSources(), findings);
        } else if (!labels.contains(null)) {
            findings.add(history.reviewId(), held.at(), "no live training record, though accepted and labelled");
        }
    }

    private static void checkLive(
            LiveRecord live, SentReview held, Set<GivenLabel> labels, Set<Long> sources, Findings findings) {
        String id = live.reviewId();
        Coordinates source = new Coordinates(
                held.at().topic(),
                live.value().getSourcePartition(),
                live.value().getSourceOffset());
        GivenLabel label = GivenLabel.of(live.value()).timeless();
        findings.expect(held.at().partition(), source.partition(), id, live.at(), "source partition");
        findings.expect(held.text().hex(), live.value().getFingerprint(), id, live.at(), "fingerprint");
        if (!sources.contains(source.offset())) {
            findings.add(id, live.at(), "source offset: expected one of " + sources + ", found " + source.offset());
        }
        if (!labels.contains(label)) {
            findings.add(id, live.at(), "label: expected one of " + labels + ", found " + label);
        }
    }

    /** The labels that may count, without their times; null among them if there may be none. */
    private static Set<GivenLabel> labels(ReviewHistory history, SentReview held) {
        if (held == null) {
            Set<GivenLabel> none = new HashSet<>();
            none.add(null);
            return none;
        }
        GivenLabel author = held.stars() == 0 ? null : GivenLabel.author(held.stars(), 0);
        return history.possibleFeedback().stream()
                .map(given -> given == null ? author : given.timeless())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
