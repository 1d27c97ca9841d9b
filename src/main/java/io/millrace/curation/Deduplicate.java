package io.millrace.curation;

import static io.millrace.curation.CurationStores.FINGERPRINTS;
import static io.millrace.curation.CurationStores.LOOKUPS;

import io.millrace.grouping.Grouping;
import io.millrace.grouping.GroupingRule;
import io.millrace.grouping.KnownText;
import io.millrace.grouping.Lookup;
import io.millrace.grouping.Outgoing;
import io.millrace.grouping.Outgoing.Answer;
import io.millrace.grouping.Slots;
import io.millrace.grouping.Step;
import io.millrace.grouping.TextMessage;
import io.millrace.grouping.TextState;
import io.millrace.text.Fingerprint;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The home of texts: it keeps what is known of them, and handles what is said to them in the order of its partition. A verdict
 * has the time of the event that claimed.
 */
final class Deduplicate extends ContextualProcessor<Fingerprint, TextMessage, Fingerprint, Outgoing> {

    private final GroupingRule rule;
    private final Slots slots;
    private KeyValueStore<Fingerprint, KnownText> known;
    private KeyValueStore<Fingerprint, Lookup> lookups;

    Deduplicate(GroupingRule rule, Slots slots) {
        this.rule = rule;
        this.slots = slots;
    }

    @Override
    public void init(ProcessorContext<Fingerprint, Outgoing> context) {
        super.init(context);
        known = context.getStateStore(FINGERPRINTS);
        lookups = context.getStateStore(LOOKUPS);
    }

    @Override
    public void process(Record<Fingerprint, TextMessage> message) {
        Fingerprint text = message.key();
        TextState before = state(text);
        Step step = Grouping.step(rule, text, slots::entries, before, message.value());
        keep(text, before, step.state());
        step.outgoing()
                .forEach(outgoing ->
                        context().forward(new Record<>(text, outgoing, time(outgoing, message.timestamp()))));
    }

    /** Most texts have no near ones; of these nothing is looked up again. */
    private TextState state(Fingerprint text) {
        KnownText found = known.get(text);
        boolean alone = found != null && found.near().isEmpty();
        return new TextState(found, alone ? null : lookups.get(text));
    }

    private void keep(Fingerprint text, TextState before, TextState after) {
        if (after.known() != before.known()) {
            known.put(text, after.known());
        }
        if (before.lookup() != null || after.lookup() != null) {
            lookups.put(text, after.lookup());
        }
    }

    private static long time(Outgoing outgoing, long now) {
        return outgoing instanceof Answer answer ? answer.verdict().claim().time() : now;
    }
}
