package io.millrace.curation;

import org.apache.kafka.streams.processor.api.Record;

/** Settles examined reviews. */
final class SettleReviews extends Settler<ReviewEvent> {

    SettleReviews(Settlement settlement, SettledRecords records) {
        super(settlement, records);
    }

    @Override
    Transition settle(Status before, Record<String, ReviewEvent> event) {
        return settlement().review(event.key(), before, event.value());
    }
}
