package io.millrace.proof.guarantee;

import io.millrace.curation.CurationLogs;
import io.millrace.curation.CurationLogs.Answer;
import io.millrace.curation.CurationLogs.Kind;
import io.millrace.proof.Evidence;
import io.millrace.schema.Decision;
import io.millrace.schema.TrainingRecord;
import io.millrace.text.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What may go wrong with near texts and groups: each is found, by review or text. */
class TamperedNearTextsTest extends TamperedRun {

    private static final String FINGERPRINTS = "millrace-curation-fingerprints-changelog";
    private static final String SKETCHES = "millrace-curation-sketches-changelog";
    private static final String INDEX = "millrace-curation-index-repartition";
    private static final String LOOKUPS = "millrace-curation-lookups-changelog";

    @Test
    void shouldFindALiveRecordOfANearText() {
        LiveRecord live = LiveRecord.read(GOOD).values().stream()
                .filter(record -> !near(text(record)).isEmpty())
                .findFirst()
                .orElseThrow();
        ConsumerRecord<byte[], byte[]> there = raw(live.at());
        TrainingRecord copy = TrainingRecord.newBuilder(live.value())
                .setFingerprint(near(text(live)).get(0).hex())
                .build();
        byte[] value = Tampering.bytes(GOOD, TOPICS.trainingRecords(), TrainingRecord.class, copy);
        byte[] key = "other".getBytes(StandardCharsets.UTF_8);
        Evidence copied = Tampering.insert(GOOD, there, Tampering.at(there, there.offset() + 1, key, value));
        assertReported(new NearTexts(), copied, "other");
    }

    @Test
    void shouldFindANearDuplicateThatWasGranted() {
        ConsumerRecord<byte[], byte[]> refused = decision("near-duplicate");
        ConsumerRecord<byte[], byte[]> verdict = first(VERDICTS, raw -> answers(raw, decision(refused)));
        Evidence granted = answer(
                verdict,
                was -> new Answer(
                        was.reviewId(), was.offset(), was.text(), Kind.GRANTED, null, 0, Fingerprint.of("group")));
        assertReported(new OneGroup(), granted, key(verdict));
        assertReported(new RightReason(), granted, eventId(refused));
    }

    @Test
    void shouldFindANearDuplicateThatWasDecidedAsAccepted() {
        ConsumerRecord<byte[], byte[]> changed = decision("near-duplicate");
        Decision wrong =
                Decision.newBuilder(decision(changed)).setReason("accepted").build();
        assertReported(new RightReason(), change(changed, wrong), eventId(changed));
    }

    @Test
    void shouldFindARefusalOfATextThatIsFree() {
        ConsumerRecord<byte[], byte[]> verdict = verdict(Kind.GRANTED);
        Evidence refused = answer(
                verdict,
                was -> new Answer(was.reviewId(), was.offset(), was.text(), Kind.NEAR_DUPLICATE, "nobody", 0.7, null));
        assertReported(new NearTexts(), refused, key(verdict));
    }

    @Test
    void shouldFindAWrongSimilarity() {
        ConsumerRecord<byte[], byte[]> verdict = verdict(Kind.NEAR_DUPLICATE);
        ConsumerRecord<byte[], byte[]> changed = decision("near-duplicate");
        Decision wrong =
                Decision.newBuilder(decision(changed)).setSimilarity(0.99).build();
        assertReported(new NearTexts(), answer(verdict, was -> nearDuplicate(was, was.matched(), 0.99)), key(verdict));
        assertReported(new RightReason(), change(changed, wrong), eventId(changed));
    }

    @Test
    void shouldFindAMatchWithAReviewThatNeverHadANearText() {
        ConsumerRecord<byte[], byte[]> verdict = verdict(Kind.NEAR_DUPLICATE);
        assertReported(
                new NearTexts(), answer(verdict, was -> nearDuplicate(was, "r99", was.similarity())), key(verdict));
        assertReported(
                new NearTexts(),
                answer(verdict, was -> nearDuplicate(was, was.reviewId(), was.similarity())),
                key(verdict));
    }

    @Test
    void shouldFindAChangedGroup() {
        ConsumerRecord<byte[], byte[]> verdict = verdict(Kind.GRANTED);
        ConsumerRecord<byte[], byte[]> known = first(FINGERPRINTS, raw -> true);
        Fingerprint other = Fingerprint.of("group");
        Evidence moved = answer(
                verdict, was -> new Answer(was.reviewId(), was.offset(), was.text(), Kind.GRANTED, null, 0, other));
        assertReported(new OneGroup(), moved, key(verdict));
        assertReported(new OneGroup(), Tampering.change(GOOD, known, CurationLogs.bytes(known, other)), id(known));
    }

    @Test
    void shouldFindATextThatIsKeptOutOnce() {
        ConsumerRecord<byte[], byte[]> verdict = verdict(Kind.GRANTED);
        Evidence torn =
                answer(verdict, was -> new Answer(was.reviewId(), was.offset(), was.text(), Kind.TORN, null, 0, null));
        assertReported(new OneGroup(), torn, key(verdict));
    }

    @Test
    void shouldFindNearTextsOfTwoSplits() {
        ConsumerRecord<byte[], byte[]> known = first(
                FINGERPRINTS,
                raw -> !near(CurationLogs.text(raw)).isEmpty()
                        && !CurationLogs.group(raw).torn());
        Fingerprint group = CurationLogs.group(known).group();
        PublishedSplit split = new PublishedSplit(GOOD.config());
        Fingerprint other = IntStream.range(0, 1_000)
                .mapToObj(i -> Fingerprint.of("group " + i))
                .filter(name -> split.of(name.hex()) != split.of(group.hex()))
                .findFirst()
                .orElseThrow();
        assertReported(new OneGroup(), Tampering.change(GOOD, known, CurationLogs.bytes(known, other)), id(known));
    }

    @Test
    void shouldFindAnOpenLookup() {
        ConsumerRecord<byte[], byte[]> text = first(SKETCHES, raw -> true);
        assertReported(new StateEqualsOutput(), GOOD.with(LOOKUPS, List.of(text)), id(text));
    }

    @Test
    void shouldFindAnIndexThatForgotAndOneThatRemembersTooMuch() {
        ConsumerRecord<byte[], byte[]> sketch = first(SKETCHES, raw -> true);
        ConsumerRecord<byte[], byte[]> entry = first(INDEX, raw -> true);
        assertReported(new StateEqualsOutput(), Tampering.drop(GOOD, sketch), id(sketch));
        assertReported(new StateEqualsOutput(), Tampering.drop(GOOD, entry), "text " + CurationLogs.entered(entry));
    }

    @Test
    void shouldFindATextThatWasForgotten() {
        ConsumerRecord<byte[], byte[]> free = first(FINGERPRINTS, raw -> CurationLogs.owner(raw) == null);
        assertReported(new StateEqualsOutput(), Tampering.drop(GOOD, free), id(free));
    }

    private static ConsumerRecord<byte[], byte[]> verdict(Kind kind) {
        return first(VERDICTS, raw -> {
            Answer answer = CurationLogs.answer(raw);
            return answer != null && answer.kind() == kind;
        });
    }

    private static Evidence answer(ConsumerRecord<byte[], byte[]> verdict, UnaryOperator<Answer> change) {
        Answer changed = change.apply(CurationLogs.answer(verdict));
        return Tampering.change(GOOD, verdict, CurationLogs.bytes(verdict, changed));
    }

    private static Answer nearDuplicate(Answer was, String matched, double similarity) {
        return new Answer(was.reviewId(), was.offset(), was.text(), Kind.NEAR_DUPLICATE, matched, similarity, null);
    }

    private static boolean answers(ConsumerRecord<byte[], byte[]> verdict, Decision decision) {
        Answer answer = CurationLogs.answer(verdict);
        return answer != null
                && answer.reviewId().equals(decision.getReviewId())
                && answer.offset() == decision.getSourceOffset();
    }

    private static Fingerprint text(LiveRecord live) {
        return Fingerprint.fromHex(live.value().getFingerprint());
    }

    private static List<Fingerprint> near(Fingerprint text) {
        return CurationReference.of(GOOD).texts().surelyNear(text);
    }

    private static String id(ConsumerRecord<byte[], byte[]> raw) {
        return "text " + CurationLogs.text(raw);
    }
}
