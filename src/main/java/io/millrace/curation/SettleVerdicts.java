package io.millrace.curation;

import io.millrace.grouping.Recount;
import io.millrace.grouping.TextAnswer;
import io.millrace.grouping.Verdict;
import org.apache.kafka.streams.processor.api.Record;

/** Settles what texts say to reviews: verdicts on claims, and how those that hold a text stand. */
final class SettleVerdicts extends Settler<TextAnswer> {

    SettleVerdicts(Settlement settlement, SettledRecords records) {
        super(settlement, records);
    }

    @Override
    Transition settle(Status before, Record<String, TextAnswer> event) {
        String reviewId = event.key();
        return event.value() instanceof Verdict verdict
                ? settlement().verdict(reviewId, before, verdict, () -> text(reviewId))
                : settlement().recount(before, (Recount) event.value(), () -> text(reviewId));
    }
}
