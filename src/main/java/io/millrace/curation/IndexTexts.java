package io.millrace.curation;

import static io.millrace.curation.CurationStores.BANDS;
import static io.millrace.curation.CurationStores.SKETCHES;

import io.millrace.grouping.IndexEntry;
import io.millrace.grouping.Near;
import io.millrace.grouping.TextMessage;
import io.millrace.grouping.TextMessage.Proposals;
import io.millrace.text.Fingerprint;
import io.millrace.text.Sketch;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A slot of the index: it compares a new text with those that share a key, proposes those that are near, and enters the new one. A
 * full bucket keeps its oldest texts and takes no more, so a key that many texts share costs no more than others; equal texts are
 * found without the index.
 */
final class IndexTexts extends ContextualProcessor<Integer, IndexEntry, Fingerprint, TextMessage> {

    private static final int BUCKET_MAX = 8;

    private final double similarityMin;
    private KeyValueStore<Long, List<Fingerprint>> bands;
    private KeyValueStore<Fingerprint, Sketch> sketches;

    /**
     * Makes the node.
     *
     * @param similarityMin texts at least this similar are near
     */
    IndexTexts(double similarityMin) {
        this.similarityMin = similarityMin;
    }

    @Override
    public void init(ProcessorContext<Fingerprint, TextMessage> context) {
        super.init(context);
        bands = context.getStateStore(BANDS);
        sketches = context.getStateStore(SKETCHES);
    }

    @Override
    public void process(Record<Integer, IndexEntry> entry) {
        Fingerprint text = entry.value().text();
        Proposals proposals = new Proposals(
                near(entry.value().sketch(), enter(text, entry.value().keys())));
        sketches.put(text, entry.value().sketch());
        context().forward(new Record<>(text, proposals, entry.timestamp()));
    }

    /** Enters a text, and returns those that it shares a key with. */
    private Set<Fingerprint> enter(Fingerprint text, long[] keys) {
        Set<Fingerprint> others = new LinkedHashSet<>();
        for (long key : keys) {
            List<Fingerprint> bucket = Objects.requireNonNullElse(bands.get(key), List.of());
            others.addAll(bucket);
            if (bucket.size() < BUCKET_MAX) {
                List<Fingerprint> more = new ArrayList<>(bucket);
                more.add(text);
                bands.put(key, more);
            }
        }
        return others;
    }

    private List<Near> near(Sketch sketch, Set<Fingerprint> others) {
        List<Near> near = new ArrayList<>();
        for (Fingerprint other : others) {
            double similarity = sketch.similarity(sketches.get(other));
            if (similarity >= similarityMin) {
                near.add(new Near(other, similarity));
            }
        }
        return near;
    }
}
