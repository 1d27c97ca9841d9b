package io.millrace.monitor;

import io.millrace.monitor.Tracked.Labelled;
import io.millrace.monitor.Tracked.Predicted;
import io.millrace.schema.Feedback;
import io.millrace.schema.Outcome;
import io.millrace.schema.Prediction;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** The node that joins predictions and feedback by review, in whichever order they come. */
final class JoinOutcomes extends ContextualProcessor<String, SpecificRecord, String, Outcome> {

    static final String STORE = "tracked";

    private KeyValueStore<String, Tracked> store;

    @Override
    public void init(ProcessorContext<String, Outcome> context) {
        super.init(context);
        store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, SpecificRecord> event) {
        if (!isUsable(event)) {
            return;
        }
        Tracked before = Objects.requireNonNullElse(store.get(event.key()), Tracked.NONE);
        Tracked after = next(before, event);
        if (after.equals(before)) {
            return;
        }
        store.put(event.key(), after);
        Outcome outcome = after.outcome(event.key());
        if (outcome != null) {
            context().forward(new Record<>(event.key(), outcome, event.timestamp()));
        }
    }

    private static Tracked next(Tracked before, Record<String, SpecificRecord> event) {
        return event.value() instanceof Prediction prediction
                ? before.with(Predicted.of(prediction))
                : before.with(Labelled.of((Feedback) event.value(), event.timestamp()));
    }

    /** Feedback that curation sends to the dead letters says nothing here either. */
    private static boolean isUsable(Record<String, SpecificRecord> event) {
        if (event.key() == null || event.value() == null) {
            return false;
        }
        return !(event.value() instanceof Feedback feedback)
                || (Labelled.isPossible(feedback) && event.key().equals(feedback.getReviewId()));
    }
}
