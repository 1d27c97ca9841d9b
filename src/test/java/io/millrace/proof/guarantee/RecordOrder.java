package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.schema.TrainingRecord;
import io.millrace.testing.Coordinates;
import io.millrace.text.Fingerprint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The order of the training records of one review: revisions count up by one from 1, and start again at 1 after a tombstone;
 * a tombstone follows a record; the source never becomes older, and is newer after a tombstone; and each record changes
 * something: what it says, or what its event says, since the author's stars are not in the record if feedback counts.
 */
final class RecordOrder {

    /** What was written last: source −1 before anything was. */
    private record Written(int revision, long source, Fingerprint says) {}

    private static final Written NOTHING = new Written(0, -1, null);

    private final String reviews;
    private final CurationReference reference;
    private final Findings findings;
    private final Map<String, Written> last = new HashMap<>();

    RecordOrder(Evidence evidence, Findings findings) {
        this.reviews = evidence.topics().reviews();
        this.reference = CurationReference.of(evidence);
        this.findings = findings;
    }

    /** Looks at the next record. */
    void check(ConsumerRecord<String, TrainingRecord> record) {
        Written before = last.getOrDefault(record.key(), NOTHING);
        boolean live = before.revision() > 0;
        if (record.value() != null) {
            last.put(record.key(), checkValue(record, before, live));
            return;
        }
        if (!live) {
            findings.add(record.key(), Coordinates.of(record), "a tombstone where there is no record");
        }
        last.put(record.key(), new Written(0, before.source(), null));
    }

    private Written checkValue(ConsumerRecord<String, TrainingRecord> record, Written before, boolean live) {
        Coordinates at = Coordinates.of(record);
        TrainingRecord value = record.value();
        findings.expect(before.revision() + 1, value.getRevision(), record.key(), at, "revision");
        long oldest = live ? before.source() : before.source() + 1;
        if (value.getSourceOffset() < oldest) {
            findings.add(
                    record.key(),
                    at,
                    "source offset: expected " + oldest + " or more, found " + value.getSourceOffset());
        }
        Written written = new Written(value.getRevision(), value.getSourceOffset(), digest(value));
        if (written.says().equals(before.says()) && sameEvent(value.getSourcePartition(), before, written)) {
            findings.add(record.key(), at, "says the same as the record before");
        }
        return written;
    }

    private boolean sameEvent(int partition, Written before, Written written) {
        SentEvent one = reference.event(new Coordinates(reviews, partition, before.source()));
        SentEvent other = reference.event(new Coordinates(reviews, partition, written.source()));
        boolean readable = one != null && other != null && one.isCandidate() && other.isCandidate();
        return readable
                && reference.words(one).content().equals(reference.words(other).content());
    }

    private static Fingerprint digest(TrainingRecord value) {
        return Fingerprint.of(List.of(
                        value.getTitle(),
                        value.getBody(),
                        value.getStars(),
                        value.getLabelSource(),
                        value.getLabelWeight(),
                        String.valueOf(value.getCorrectedStars()),
                        value.getCopies(),
                        value.getLanguage(),
                        String.valueOf(value.getProductId()),
                        String.valueOf(value.getReviewerId()),
                        String.valueOf(value.getProductCategory()))
                .toString());
    }
}
