package io.millrace.curation;

import org.apache.kafka.streams.processor.api.Record;

/** Settles feedback. */
final class SettleFeedback extends Settler<Label> {

    SettleFeedback(SettledRecords records) {
        super(records);
    }

    @Override
    Transition settle(Status before, Record<String, Label> event) {
        return Settlement.feedback(before, event.value(), () -> text(event.key()));
    }
}
