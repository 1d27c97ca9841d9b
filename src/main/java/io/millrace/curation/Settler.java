package io.millrace.curation;

import static io.millrace.curation.CurationStores.STATUS;
import static io.millrace.curation.CurationStores.TEXTS;

import io.millrace.curation.Effect.Ask;
import io.millrace.curation.Effect.Decide;
import io.millrace.curation.Effect.DropText;
import io.millrace.curation.Effect.KeepText;
import io.millrace.curation.Effect.Publish;
import io.millrace.curation.Settled.Asked;
import io.millrace.curation.Settled.Decided;
import io.millrace.curation.Settled.Recorded;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A node that settles: it reads what is known of a review, asks {@link Settlement}, and carries the effects out. All nodes
 * of this kind share the two stores.
 *
 * @param <V> what it settles
 */
abstract class Settler<V> extends ContextualProcessor<String, V, String, Settled> {

    private final Settlement settlement;
    private final SettledRecords records;
    private KeyValueStore<String, Candidate> texts;
    private KeyValueStore<String, Status> status;
    private DecisionMeter meter;

    Settler(Settlement settlement, SettledRecords records) {
        this.settlement = settlement;
        this.records = records;
    }

    final Settlement settlement() {
        return settlement;
    }

    /** Settles one event of the review. */
    abstract Transition settle(Status before, Record<String, V> event);

    /** The kept text of the review; there must be one. */
    final Candidate text(String reviewId) {
        return Objects.requireNonNull(texts.get(reviewId), "the text of a claimed review is missing");
    }

    @Override
    public void init(ProcessorContext<String, Settled> context) {
        super.init(context);
        texts = context.getStateStore(TEXTS);
        status = context.getStateStore(STATUS);
        meter = new DecisionMeter(context.metrics());
    }

    @Override
    public void process(Record<String, V> event) {
        Status before = Objects.requireNonNullElse(status.get(event.key()), Status.NONE);
        Transition transition = settle(before, event);
        if (!transition.status().equals(before)) {
            status.put(event.key(), Status.NONE.equals(transition.status()) ? null : transition.status());
        }
        transition.effects().forEach(effect -> carryOut(effect, event));
    }

    private void carryOut(Effect effect, Record<String, V> event) {
        if (effect instanceof KeepText keep) {
            texts.put(event.key(), keep.candidate());
        } else if (effect instanceof DropText) {
            texts.delete(event.key());
        } else {
            context().forward(new Record<>(event.key(), settled(effect, event), event.timestamp()));
        }
    }

    private Settled settled(Effect effect, Record<String, V> event) {
        int partition = context().taskId().partition();
        if (effect instanceof Decide decide) {
            meter.count(decide.reason());
            return new Decided(records.decision(event.key(), partition, event.timestamp(), decide));
        }
        if (effect instanceof Ask ask) {
            return new Asked(ask.text(), ask.message());
        }
        return new Recorded(
                effect instanceof Publish publish ? records.trainingRecord(event.key(), partition, publish) : null);
    }
}
