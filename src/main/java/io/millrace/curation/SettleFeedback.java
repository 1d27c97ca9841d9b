package io.millrace.curation;

import org.apache.kafka.streams.processor.api.Record;

/** Settles feedback. */
final class SettleFeedback extends Settler<Label> {

    SettleFeedback(Settlement settlement, SettledRecords records) {
        super(settlement, records);
    }

    @Override
    Transition settle(Status before, Record<String, Label> event) {
        return settlement().feedback(before, event.value(), () -> text(event.key()));
    }
}
