package io.millrace.curation;

import static io.millrace.curation.CurationStores.COPIES;
import static io.millrace.curation.CurationStores.FINGERPRINTS;
import static io.millrace.curation.CurationStores.LOOKUPS;
import static io.millrace.curation.CurationStores.RECOUNTS;

import io.millrace.grouping.Copy;
import io.millrace.grouping.Grouping;
import io.millrace.grouping.GroupingRule;
import io.millrace.grouping.KnownText;
import io.millrace.grouping.Lookup;
import io.millrace.grouping.Outgoing;
import io.millrace.grouping.Outgoing.Answer;
import io.millrace.grouping.Recount;
import io.millrace.grouping.Slots;
import io.millrace.grouping.Step;
import io.millrace.grouping.TextMessage;
import io.millrace.grouping.TextState;
import io.millrace.grouping.Verdict;
import io.millrace.text.Fingerprint;
import java.time.Duration;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The home of texts: it keeps what is known of them, and handles what is said to them in the order of its partition. A verdict
 * has the time of the event that claimed.
 *
 * <p>What changes for those that hold a text is told to them by the clock, with the time of what changed last.
 */
final class Deduplicate extends ContextualProcessor<Fingerprint, TextMessage, Fingerprint, Outgoing> {

    /** 500 reviews of one text within seconds make one revision of its training record, not 500; and nobody waits for a count. */
    static final Duration RECOUNT_PERIOD = Duration.ofSeconds(10);

    private final GroupingRule rule;
    private final Slots slots;
    private KeyValueStore<Fingerprint, KnownText> known;
    private KeyValueStore<Fingerprint, Lookup> lookups;
    private KeyValueStore<CopyKey, Copy> copies;
    private KeyValueStore<Fingerprint, Long> recounts;

    Deduplicate(GroupingRule rule, Slots slots) {
        this.rule = rule;
        this.slots = slots;
    }

    @Override
    public void init(ProcessorContext<Fingerprint, Outgoing> context) {
        super.init(context);
        known = context.getStateStore(FINGERPRINTS);
        lookups = context.getStateStore(LOOKUPS);
        copies = context.getStateStore(COPIES);
        recounts = context.getStateStore(RECOUNTS);
        context.schedule(RECOUNT_PERIOD, PunctuationType.WALL_CLOCK_TIME, now -> recount());
    }

    @Override
    public void process(Record<Fingerprint, TextMessage> message) {
        Fingerprint text = message.key();
        TextState before = state(text);
        Step step = Grouping.step(rule, text, slots::entries, before, message.value());
        keep(text, before, step.state());
        if (Recount.isDue(before.known(), step.state().known())) {
            recounts.put(text, message.timestamp());
        }
        step.outgoing()
                .forEach(outgoing ->
                        context().forward(new Record<>(text, outgoing, time(outgoing, message.timestamp()))));
    }

    /** Most texts have no near ones; of these nothing is looked up again. */
    private TextState state(Fingerprint text) {
        KnownText found = known.get(text);
        boolean alone = found != null && found.near().isEmpty();
        return new TextState(found, alone ? null : lookups.get(text), new StoredCopies(text, copies));
    }

    private void keep(Fingerprint text, TextState before, TextState after) {
        if (after.known() != before.known()) {
            known.put(text, after.known());
        }
        if (before.lookup() != null || after.lookup() != null) {
            lookups.put(text, after.lookup());
        }
    }

    private void recount() {
        try (KeyValueIterator<Fingerprint, Long> marked = recounts.all()) {
            marked.forEachRemaining(this::recount);
        }
    }

    private void recount(KeyValue<Fingerprint, Long> marked) {
        Recount.of(marked.key, known.get(marked.key))
                .forEach(recount -> context().forward(new Record<>(marked.key, new Answer(recount), marked.value)));
        recounts.delete(marked.key);
    }

    private static long time(Outgoing outgoing, long now) {
        return outgoing instanceof Answer answer && answer.answer() instanceof Verdict verdict
                ? verdict.claim().time()
                : now;
    }
}
