package io.millrace.proof.guarantee;

import io.millrace.config.ConfigKeys;
import io.millrace.proof.Evidence;
import io.millrace.proof.workload.EventClass.Expectation;
import io.millrace.schema.Decision;
import io.millrace.schema.TrainingRecord;
import io.millrace.testing.Coordinates;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What several guarantees about curation need, worked out once: the events, the history of each review, the texts, and
 * their replayed owners. A record of the inputs that has not the workload's headers is not an event.
 */
final class CurationReference {

    private static final Map<Evidence, CurationReference> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    private final InputReader reader;
    private final Map<Coordinates, SentEvent> events = new LinkedHashMap<>();
    private final Map<String, ReviewHistory> histories = new LinkedHashMap<>();
    private final Map<Coordinates, String> reasons = new HashMap<>();
    private final SentTexts texts;
    private final OwnerReplay owners;
    private final People people;

    private CurationReference(Evidence evidence) {
        reader = new InputReader(evidence.config());
        texts = new SentTexts(evidence.config().getDouble(ConfigKeys.DEDUPE_SIMILARITY_MIN));
        evidence.log(evidence.topics().reviews()).forEach(this::addEvent);
        evidence.log(evidence.topics().feedback()).forEach(this::addEvent);
        evidence.log(evidence.topics().decisions(), Decision.class).forEach(this::addReason);
        evidence.log(evidence.topics().trainingRecords(), TrainingRecord.class).forEach(this::addWitness);
        owners = new OwnerReplay(
                evidence.internal("curation", "requests-repartition"),
                evidence.internal("curation", "verdicts-repartition"));
        people = new People(histories.values(), texts);
    }

    /** The reference of this evidence. It is kept as long as the evidence is. */
    static CurationReference of(Evidence evidence) {
        return KNOWN.computeIfAbsent(evidence, CurationReference::new);
    }

    /** All events of reviews and feedback. */
    Collection<SentEvent> events() {
        return events.values();
    }

    /** The event at a place; null if there is none. */
    SentEvent event(Coordinates at) {
        return events.get(at);
    }

    /** What an event of the reviews topic says; it must be good. */
    ReviewWords words(SentEvent review) {
        return reader.review(review.raw());
    }

    /** The history of each review that any good event is about. */
    Collection<ReviewHistory> histories() {
        return histories.values();
    }

    /** The history of a review; empty if nothing good was sent about it. */
    ReviewHistory history(String reviewId) {
        return histories.getOrDefault(reviewId, new ReviewHistory(reviewId));
    }

    /** What must have become of a review. */
    ReviewLife life(ReviewHistory history) {
        return new ReviewLife(history, owners, reasons);
    }

    /** The reason of the first decision on an event; null if there is no decision. */
    String reason(Coordinates at) {
        return reasons.get(at);
    }

    /** The texts of all candidates. */
    SentTexts texts() {
        return texts;
    }

    /** Who sent what. */
    People people() {
        return people;
    }

    /** The replayed owners of texts. */
    OwnerReplay owners() {
        return owners;
    }

    private void addEvent(ConsumerRecord<byte[], byte[]> raw) {
        SentEvent event = SentEvent.of(raw);
        if (event == null) {
            return;
        }
        events.put(event.at(), event);
        if (event.expectation() != Expectation.DEAD_LETTER) {
            addTo(histories.computeIfAbsent(event.reviewId(), ReviewHistory::new), event);
        }
    }

    private void addTo(ReviewHistory history, SentEvent event) {
        switch (event.expectation()) {
            case CANDIDATE -> history.add(candidate(event, reader.review(event.raw())));
            case REJECTED -> history.add(SentReview.rejected(event, reader.review(event.raw())));
            case ERASURE -> history.add(SentReview.erasure(event));
            default -> history.add(reader.feedback(event.raw()));
        }
    }

    private SentReview candidate(SentEvent event, ReviewWords words) {
        if (!texts.contains(words.text())) {
            texts.add(words.text(), reader.sketch(words));
        }
        return SentReview.candidate(event, words);
    }

    private void addReason(ConsumerRecord<String, Decision> decision) {
        reasons.putIfAbsent(
                Coordinates.of(decision.value()), decision.value().getReason().intern());
    }

    private void addWitness(ConsumerRecord<String, TrainingRecord> record) {
        ReviewHistory history = histories.get(record.key());
        if (record.value() != null && history != null) {
            history.witness(record.value().getSourceOffset(), GivenLabel.of(record.value()));
        }
    }
}
