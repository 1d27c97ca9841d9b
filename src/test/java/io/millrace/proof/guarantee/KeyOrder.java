package io.millrace.proof.guarantee;

import io.millrace.curation.CurationLogs;
import io.millrace.curation.CurationLogs.Answer;
import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.proof.guarantee.OwnerReplay.ClaimId;
import io.millrace.schema.Decision;
import io.millrace.schema.TrainingRecord;
import io.millrace.testing.Coordinates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What is written about one review comes in an order that can be. Of its decisions:
 *
 * <ul>
 *   <li>One that is not superseded is about a newer event than all before it: it is made before the next event is looked at,
 *       and a superseded one only when a newer event is there.
 *   <li>A superseded one comes after that of the next event, if that is an erasure or a rejection, which are decided at once.
 *   <li>Those on claims come in the order of the verdicts.
 * </ul>
 *
 * Of its training records, see {@link RecordOrder}.
 */
public final class KeyOrder implements Guarantee {

    @Override
    public List<Violation> check(Evidence evidence) {
        Findings findings = new Findings(name());
        Decisions decisions = new Decisions(evidence, findings);
        evidence.log(evidence.topics().decisions(), Decision.class).forEach(decisions::check);
        RecordOrder records = new RecordOrder(evidence, findings);
        evidence.log(evidence.topics().trainingRecords(), TrainingRecord.class).forEach(records::check);
        return findings.list();
    }

    /** How far the decisions of one review came. */
    private static final class Progress {

        private long newestOffset = -1;
        private int lastVerdict = -1;
    }

    private static final class Decisions {

        private final Findings findings;
        private final Map<String, Progress> progress = new HashMap<>();
        private final Map<Coordinates, SentReview> next = new HashMap<>();
        private final Map<ClaimId, Integer> verdicts = new HashMap<>();

        Decisions(Evidence evidence, Findings findings) {
            this.findings = findings;
            CurationReference.of(evidence).histories().forEach(this::link);
            for (ConsumerRecord<byte[], byte[]> raw : evidence.internal("curation", "verdicts-repartition")) {
                Answer answer = CurationLogs.answer(raw);
                if (answer != null) {
                    verdicts.putIfAbsent(new ClaimId(answer.reviewId(), answer.offset()), verdicts.size());
                }
            }
        }

        private void link(ReviewHistory history) {
            List<SentReview> reviews = history.reviews();
            for (int i = 1; i < reviews.size(); i++) {
                next.put(reviews.get(i - 1).at(), reviews.get(i));
            }
        }

        void check(ConsumerRecord<String, Decision> record) {
            Progress soFar = progress.computeIfAbsent(record.key(), any -> new Progress());
            if ("superseded".equals(record.value().getReason())) {
                checkSuperseded(record, soFar);
            } else if (record.value().getSourceOffset() <= soFar.newestOffset) {
                add(record, "decided after the event at offset " + soFar.newestOffset);
            }
            soFar.newestOffset = Math.max(soFar.newestOffset, record.value().getSourceOffset());
            checkVerdict(record, soFar);
        }

        private void checkSuperseded(ConsumerRecord<String, Decision> record, Progress soFar) {
            SentReview newer = next.get(Coordinates.of(record.value()));
            if (newer != null && !newer.isCandidate() && soFar.newestOffset < newer.offset()) {
                add(record, "superseded before the event at offset " + newer.offset() + " was decided");
            }
        }

        private void checkVerdict(ConsumerRecord<String, Decision> record, Progress soFar) {
            Integer verdict =
                    verdicts.get(new ClaimId(record.key(), record.value().getSourceOffset()));
            if (verdict != null && verdict < soFar.lastVerdict) {
                add(record, "decided after the decision on a later verdict");
            }
            soFar.lastVerdict = Math.max(soFar.lastVerdict, verdict == null ? -1 : verdict);
        }

        private void add(ConsumerRecord<String, Decision> record, String what) {
            findings.add(
                    record.key(),
                    Coordinates.of(record),
                    "the event at offset " + record.value().getSourceOffset() + " is " + what);
        }
    }
}
