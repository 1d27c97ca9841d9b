package io.millrace.curation;

import io.millrace.grouping.Verdict;
import org.apache.kafka.streams.processor.api.Record;

/** Settles the answers of texts. */
final class SettleVerdicts extends Settler<Verdict> {

    SettleVerdicts(SettledRecords records) {
        super(records);
    }

    @Override
    Transition settle(Status before, Record<String, Verdict> event) {
        return Settlement.verdict(event.key(), before, event.value(), () -> text(event.key()));
    }
}
