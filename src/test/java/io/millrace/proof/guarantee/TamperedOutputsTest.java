package io.millrace.proof.guarantee;

import io.millrace.curation.CurationLogs;
import io.millrace.curation.CurationLogs.Request;
import io.millrace.proof.Evidence;
import io.millrace.schema.Decision;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import io.millrace.text.Fingerprint;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Claims, verdicts, training records and stores that are not as they must be: each is found, by review. */
class TamperedOutputsTest extends TamperedRun {

    private static final String CHANGELOG = "millrace-curation-";

    @Test
    void shouldFindAClaimThatWasLost() {
        ConsumerRecord<byte[], byte[]> claim = first(REQUESTS, raw -> is(raw, true));
        assertReported(
                new OneWinner(),
                Tampering.drop(GOOD, claim),
                CurationLogs.request(claim).reviewId());
        assertReported(
                new OneWinner(),
                Tampering.repeat(GOOD, claim),
                CurationLogs.request(claim).reviewId());
    }

    @Test
    void shouldFindAReleaseThatWasLost() {
        List<ConsumerRecord<byte[], byte[]>> releases = all(REQUESTS, raw -> is(raw, false));
        ConsumerRecord<byte[], byte[]> last = releases.get(releases.size() - 1);
        assertReported(
                new OneWinner(),
                Tampering.drop(GOOD, last),
                CurationLogs.request(last).reviewId());
    }

    @Test
    void shouldFindVerdictsThatWereLostOrDoubledOrExchanged() {
        ConsumerRecord<byte[], byte[]> verdict = first(VERDICTS, raw -> CurationLogs.answer(raw) != null);
        ConsumerRecord<byte[], byte[]> other =
                first(VERDICTS, raw -> CurationLogs.answer(raw) != null && !key(raw).equals(key(verdict)));
        assertReported(new OneWinner(), Tampering.drop(GOOD, verdict), key(verdict));
        assertReported(new OneWinner(), Tampering.repeat(GOOD, verdict), key(verdict));
        assertReported(new OneWinner(), Tampering.change(GOOD, verdict, other.value()), key(verdict));
    }

    @Test
    void shouldFindASecondLiveRecordOfAText() {
        LiveRecord live = live();
        ConsumerRecord<byte[], byte[]> copied = raw(live.at());
        ConsumerRecord<byte[], byte[]> copy =
                Tampering.at(copied, copied.offset() + 1, "other".getBytes(), copied.value());
        assertReported(new OneWinner(), Tampering.insert(GOOD, copied, copy), "other");
        assertReported(new LastWriter(), Tampering.insert(GOOD, copied, copy), "other");
    }

    @Test
    void shouldFindADuplicateOfTheWrongReview() {
        ConsumerRecord<byte[], byte[]> changed = decision("duplicate");
        Decision wrong =
                Decision.newBuilder(decision(changed)).setMatchedReviewId("r99").build();
        assertReported(new RightReason(), change(changed, wrong), eventId(changed));
    }

    @Test
    void shouldFindAWrongReason() {
        ConsumerRecord<byte[], byte[]> changed = decision("updated");
        Decision wrong =
                Decision.newBuilder(decision(changed)).setReason("accepted").build();
        assertReported(new RightReason(), change(changed, wrong), eventId(changed));
    }

    @Test
    void shouldFindThatTheNewestEventIsSuperseded() {
        SentReview newest = newest(live().reviewId());
        ConsumerRecord<byte[], byte[]> changed =
                first(TOPICS.decisions(), raw -> eventId(raw).equals(newest.id()));
        Decision wrong =
                Decision.newBuilder(decision(changed)).setReason("superseded").build();
        assertReported(new LastWriter(), change(changed, wrong), newest.id());
    }

    @Test
    void shouldFindATrainingRecordThatWasLost() {
        LiveRecord live = onlyRecord();
        Evidence lost = Tampering.drop(GOOD, raw(live.at()));
        assertReported(new LastWriter(), lost, live.reviewId());
        assertReported(new StateEqualsOutput(), lost, live.reviewId());
    }

    @Test
    void shouldFindAWithdrawalThatWasLost() {
        List<ConsumerRecord<byte[], byte[]>> tombstones = all(TOPICS.trainingRecords(), raw -> raw.value() == null);
        ConsumerRecord<byte[], byte[]> last = tombstones.stream()
                .filter(raw -> !LiveRecord.read(GOOD).containsKey(key(raw)))
                .reduce((before, next) -> key(next).equals(key(before)) ? next : before)
                .orElseThrow();
        assertReported(new LastWriter(), Tampering.drop(GOOD, last), key(last));
    }

    @Test
    void shouldFindAWrongLabelAndAnOldSource() {
        LiveRecord live = live();
        TrainingRecord label =
                TrainingRecord.newBuilder(live.value()).setLabelWeight(7).build();
        TrainingRecord source =
                TrainingRecord.newBuilder(live.value()).setSourceOffset(0).build();
        assertReported(new LastWriter(), change(raw(live.at()), label), live.reviewId());
        assertReported(new LastWriter(), change(raw(live.at()), source), live.reviewId());
    }

    @Test
    void shouldFindATextThatNobodySent() {
        LiveRecord live = live();
        TrainingRecord text =
                TrainingRecord.newBuilder(live.value()).setBody("another text").build();
        assertReported(new TrueToSource(), change(raw(live.at()), text), live.reviewId());
    }

    @Test
    void shouldFindALabelThatNobodyGave() {
        LiveRecord live = live();
        TrainingRecord label =
                TrainingRecord.newBuilder(live.value()).setLabelSource("nobody").build();
        assertReported(new TrueToSource(), change(raw(live.at()), label), live.reviewId());
    }

    @Test
    void shouldFindAChangedSplit() {
        LiveRecord live = live();
        Split other = live.value().getSplit() == Split.TRAIN ? Split.TEST : Split.TRAIN;
        TrainingRecord moved =
                TrainingRecord.newBuilder(live.value()).setSplit(other).build();
        assertReported(new SplitForEver(), change(raw(live.at()), moved), live.reviewId());
    }

    @Test
    void shouldFindTrainingRecordsOfOneReviewInTheWrongOrder() {
        ConsumerRecord<byte[], byte[]> second = first(
                TOPICS.trainingRecords(),
                raw -> raw.value() != null && trainingRecord(raw).getRevision() == 2);
        ConsumerRecord<byte[], byte[]> first =
                all(TOPICS.trainingRecords(), raw -> key(raw).equals(key(second))).stream()
                        .filter(raw -> raw.value() != null && raw.offset() < second.offset())
                        .reduce((before, next) -> next)
                        .orElseThrow();
        assertReported(new KeyOrder(), Tampering.swap(GOOD, first, second), key(second));
        assertReported(new KeyOrder(), Tampering.drop(GOOD, first), key(second));
        assertReported(new KeyOrder(), Tampering.repeat(GOOD, second), key(second));
    }

    @Test
    void shouldFindTwoWithdrawalsInARow() {
        ConsumerRecord<byte[], byte[]> tombstone = first(TOPICS.trainingRecords(), raw -> raw.value() == null);
        assertReported(new KeyOrder(), Tampering.repeat(GOOD, tombstone), key(tombstone));
    }

    @Test
    void shouldFindDecisionsOfOneReviewInTheWrongOrder() {
        ConsumerRecord<byte[], byte[]> erased = decision("erased");
        ConsumerRecord<byte[], byte[]> later = first(
                TOPICS.decisions(),
                raw -> key(raw).equals(key(erased))
                        && raw.offset() > erased.offset()
                        && !decision(raw).getReason().equals("superseded"));
        assertReported(new KeyOrder(), Tampering.swap(GOOD, erased, later), key(erased));
    }

    @Test
    void shouldFindAStoreThatForgot() {
        ConsumerRecord<byte[], byte[]> text = first(CHANGELOG + "texts-changelog", raw -> true);
        ConsumerRecord<byte[], byte[]> status =
                first(CHANGELOG + "status-changelog", raw -> key(raw).equals(key(text)));
        ConsumerRecord<byte[], byte[]> owner =
                first(CHANGELOG + "fingerprints-changelog", raw -> CurationLogs.owner(raw) != null);
        assertReported(new StateEqualsOutput(), Tampering.drop(GOOD, text), key(text));
        assertReported(new StateEqualsOutput(), Tampering.drop(GOOD, status), key(status));
        assertReported(new StateEqualsOutput(), Tampering.drop(GOOD, owner), CurationLogs.owner(owner));
    }

    @Test
    void shouldFindAStoreThatRemembersTooMuch() {
        ConsumerRecord<byte[], byte[]> owner =
                first(CHANGELOG + "fingerprints-changelog", raw -> CurationLogs.owner(raw) != null);
        byte[] free = Fingerprint.of("free").bytes();
        ConsumerRecord<byte[], byte[]> leaked = Tampering.at(owner, owner.offset() + 1, free, owner.value());
        assertReported(new StateEqualsOutput(), Tampering.insert(GOOD, owner, leaked), CurationLogs.owner(owner));
        ConsumerRecord<byte[], byte[]> text = first(CHANGELOG + "texts-changelog", raw -> true);
        ConsumerRecord<byte[], byte[]> stale = first(CHANGELOG + "texts-changelog", raw -> !key(raw).equals(key(text)));
        assertReported(new StateEqualsOutput(), Tampering.change(GOOD, text, stale.value()), key(text));
    }

    private static boolean is(ConsumerRecord<byte[], byte[]> raw, boolean claim) {
        Request request = CurationLogs.request(raw);
        return request != null && request.claim() == claim;
    }
}
