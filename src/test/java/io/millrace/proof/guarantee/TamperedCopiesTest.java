package io.millrace.proof.guarantee;

import io.millrace.curation.CurationLogs;
import io.millrace.curation.CurationLogs.CountedCopy;
import io.millrace.proof.Evidence;
import io.millrace.schema.Decision;
import io.millrace.schema.TrainingRecord;
import io.millrace.text.Fingerprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What may go wrong with counted copies and conflicts of labels: each is found, by review or text. */
class TamperedCopiesTest extends TamperedRun {

    private static final String COPIES = "millrace-curation-copies-changelog";
    private static final String FINGERPRINTS = "millrace-curation-fingerprints-changelog";
    private static final String RECOUNTS = "millrace-curation-recounts-changelog";

    @Test
    void shouldFindAWrongCount() {
        LiveRecord live = live();
        int copies = live.value().getCopies();
        TrainingRecord more =
                TrainingRecord.newBuilder(live.value()).setCopies(copies + 1).build();
        assertReported(new CountedCopies(), change(raw(live.at()), more), live.reviewId());
    }

    @Test
    void shouldFindARevisionWithTheCountThatWasLost() {
        LiveRecord counted = LiveRecord.read(GOOD).values().stream()
                .filter(live -> live.value().getCopies() > 1 && live.value().getRevision() > 1)
                .findFirst()
                .orElseThrow();
        assertReported(new CountedCopies(), Tampering.drop(GOOD, raw(counted.at())), counted.reviewId());
    }

    @Test
    void shouldFindACopyThatWasForgotten() {
        ConsumerRecord<byte[], byte[]> forgotten = first(COPIES, raw -> true);
        CountedCopy copy = CurationLogs.copy(forgotten);
        assertReported(new CountedCopies(), Tampering.drop(GOOD, forgotten), "text " + copy.text());
    }

    @Test
    void shouldFindACopyThatIsCountedElsewhere() {
        ConsumerRecord<byte[], byte[]> moved = first(COPIES, raw -> true);
        ConsumerRecord<byte[], byte[]> other = first(
                COPIES,
                raw -> !CurationLogs.copy(raw)
                        .text()
                        .equals(CurationLogs.copy(moved).text()));
        String reviewId = CurationLogs.copy(other).reviewId();
        assertReported(new CountedCopies(), Tampering.change(GOOD, moved, other.value()), reviewId);
    }

    @Test
    void shouldFindAWrongTally() {
        ConsumerRecord<byte[], byte[]> counting = first(
                FINGERPRINTS, raw -> CurationLogs.group(raw).copies().stream().anyMatch(count -> count > 0));
        byte[] empty = CurationLogs.withoutCopies(counting);
        Fingerprint text = CurationLogs.text(counting);
        assertReported(new CountedCopies(), Tampering.change(GOOD, counting, empty), "text " + text);
    }

    @Test
    void shouldFindAHolderThatWasNotTold() {
        ConsumerRecord<byte[], byte[]> text = first(FINGERPRINTS, raw -> true);
        Evidence untold = GOOD.with(RECOUNTS, List.of(text));
        assertReported(new CountedCopies(), untold, "text " + CurationLogs.text(text));
    }

    @Test
    void shouldFindAConflictThatIsNotSaid() {
        ConsumerRecord<byte[], byte[]> divided = first(TOPICS.decisions(), raw -> isDivided(decision(raw)));
        List<String> fewer = new ArrayList<>(decision(divided).getFlags());
        fewer.remove("label-conflict");
        Decision silent = Decision.newBuilder(decision(divided)).setFlags(fewer).build();
        assertReported(new RightReason(), change(divided, silent), eventId(divided));
    }

    private static boolean isDivided(Decision decision) {
        CurationReference reference = CurationReference.of(GOOD);
        String id = decision.getReviewId();
        return decision.getReason().equals("duplicate")
                && decision.getFlags().contains("label-conflict")
                && reference.history(id).reviews().stream()
                        .filter(review -> review.offset() == decision.getSourceOffset())
                        .allMatch(review -> reference.people().isAlone(id, review, Set.of()));
    }
}
