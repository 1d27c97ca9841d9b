package io.millrace.proof.guarantee;

import io.millrace.proof.Sighting;
import io.millrace.proof.workload.EventClass;
import io.millrace.schema.Decision;
import io.millrace.schema.DecisionOutcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Lost, doubled and invented inputs, decisions, dead letters and sightings: each is found, by id. */
class TamperedInputsTest extends TamperedRun {

    private static final byte[] OTHER = "other".getBytes(StandardCharsets.UTF_8);

    @Test
    void shouldFindALostInput() {
        ConsumerRecord<byte[], byte[]> lost = first(
                TOPICS.feedback(), raw -> GOOD.acknowledgements().acknowledged().containsKey(id(raw)));
        assertReported(new AcknowledgedIsInLog(), Tampering.drop(GOOD, lost), id(lost));
    }

    @Test
    void shouldFindADoubledInput() {
        ConsumerRecord<byte[], byte[]> doubled = first(TOPICS.feedback(), raw -> true);
        assertReported(new AcknowledgedIsInLog(), Tampering.repeat(GOOD, doubled), id(doubled));
    }

    @Test
    void shouldFindADoubledIndeterminateInput() {
        ConsumerRecord<byte[], byte[]> doubled = first(
                TOPICS.reviews(), raw -> GOOD.acknowledgements().indeterminate().contains(id(raw)));
        assertReported(new AcknowledgedIsInLog(), Tampering.repeat(GOOD, doubled), id(doubled));
    }

    @Test
    void shouldFindInputsThatNobodySent() {
        ConsumerRecord<byte[], byte[]> last = first(TOPICS.feedback(), raw -> true);
        ConsumerRecord<byte[], byte[]> added = Tampering.at(last, 1_000_000, OTHER, OTHER);
        ConsumerRecord<byte[], byte[]> named = withId(added, "run/9/9");
        assertReported(new AcknowledgedIsInLog(), Tampering.insert(GOOD, last, named), "run/9/9");
        assertReported(new AcknowledgedIsInLog(), Tampering.insert(GOOD, last, withId(added, null)), "null");
    }

    @Test
    void shouldFindADecisionThatWasLost() {
        ConsumerRecord<byte[], byte[]> lost = decision("superseded");
        assertReported(new Conservation(), Tampering.drop(GOOD, lost), eventId(lost));
    }

    @Test
    void shouldFindADecisionThatWasMadeTwice() {
        ConsumerRecord<byte[], byte[]> doubled = decision("accepted");
        assertReported(new Conservation(), Tampering.repeat(GOOD, doubled), eventId(doubled));
    }

    @Test
    void shouldFindThatThePartitionOfDecisionsEndsTooEarly() {
        List<ConsumerRecord<byte[], byte[]>> there = all(TOPICS.decisions(), raw -> raw.partition() == 2);
        String[] lost = there.subList(there.size() - 7, there.size()).stream()
                .map(TamperedRun::eventId)
                .toArray(String[]::new);
        assertReported(new Conservation(), Tampering.cutTail(GOOD, TOPICS.decisions(), 2, 7), lost);
    }

    @Test
    void shouldFindADecisionOnWhatWasNotSent() {
        ConsumerRecord<byte[], byte[]> changed = decision("erased");
        Decision phantom = Decision.newBuilder(decision(changed))
                .setSourceOffset(1_000_000)
                .build();
        assertReported(new Conservation(), change(changed, phantom), eventId(changed), key(changed));
    }

    @Test
    void shouldFindADecisionOfTheWrongKind() {
        ConsumerRecord<byte[], byte[]> changed = decision("accepted");
        Decision wrong = Decision.newBuilder(decision(changed))
                .setReason("erased")
                .setOutcome(DecisionOutcome.ERASED)
                .build();
        assertReported(new Conservation(), change(changed, wrong), eventId(changed));
    }

    @Test
    void shouldFindLostAndDoubledAndChangedDeadLetters() {
        ConsumerRecord<byte[], byte[]> letter = first(TOPICS.deadLetters(), raw -> true);
        assertReported(new Conservation(), Tampering.drop(GOOD, letter), id(letter));
        assertReported(new Conservation(), Tampering.repeat(GOOD, letter), id(letter));
        assertReported(new Conservation(), Tampering.change(GOOD, letter, OTHER), id(letter));
    }

    @Test
    void shouldFindASightingThatIsNotInTheLog() {
        Sighting aborted = new Sighting(TOPICS.decisions(), 1, 1_000_000, 5);
        assertReported(new NoAbortedRead(), GOOD.with(added(GOOD.sightings().size(), aborted)), "offset 1000000");
    }

    @Test
    void shouldFindASightingOfAnotherValue() {
        ConsumerRecord<byte[], byte[]> changed = decision("accepted");
        assertReported(new NoAbortedRead(), Tampering.change(GOOD, changed, OTHER), key(changed));
    }

    @Test
    void shouldFindSightingsOutOfOrder() {
        Sighting first = GOOD.sightings().get(0);
        Sighting other = new Sighting(first.topic(), first.partition(), first.offset(), first.digest() + 1);
        assertReported(new NoAbortedRead(), GOOD.with(added(1, first)), "offset " + first.offset());
        assertReported(new NoAbortedRead(), GOOD.with(added(5, other)), "offset " + first.offset());
    }

    @Test
    void shouldFindWhatAnObserverDidNotSee() {
        List<Sighting> fewer = new ArrayList<>(GOOD.sightings());
        Sighting missed = fewer.remove(3);
        ConsumerRecord<byte[], byte[]> record =
                first(missed.topic(), raw -> raw.partition() == missed.partition() && raw.offset() == missed.offset());
        assertReported(new NoAbortedRead(), GOOD.with(fewer), key(record));
    }

    private static List<Sighting> added(int index, Sighting sighting) {
        List<Sighting> more = new ArrayList<>(GOOD.sightings());
        more.add(index, sighting);
        return more;
    }

    private static ConsumerRecord<byte[], byte[]> withId(ConsumerRecord<byte[], byte[]> record, String id) {
        RecordHeaders headers = new RecordHeaders();
        if (id != null) {
            headers.add(EventClass.ID_HEADER, id.getBytes(StandardCharsets.UTF_8));
        }
        return Tampering.withHeaders(record, headers);
    }

    private static String id(ConsumerRecord<byte[], byte[]> event) {
        return EventClass.idOf(event.headers());
    }
}
