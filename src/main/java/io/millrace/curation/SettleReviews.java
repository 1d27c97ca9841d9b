package io.millrace.curation;

import org.apache.kafka.streams.processor.api.Record;

/** Settles examined reviews. */
final class SettleReviews extends Settler<ReviewEvent> {

    SettleReviews(SettledRecords records) {
        super(records);
    }

    @Override
    Transition settle(Status before, Record<String, ReviewEvent> event) {
        return Settlement.review(event.key(), before, event.value());
    }
}
