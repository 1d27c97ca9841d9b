package io.millrace.curation;

import static io.millrace.curation.CurationStores.FINGERPRINTS;

import io.millrace.text.Fingerprint;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** The node that keeps the owners of fingerprints and answers claims, in the order of its partition. */
final class Deduplicate extends ContextualProcessor<Fingerprint, TextRequest, String, Verdict> {

    private KeyValueStore<Fingerprint, String> owners;

    @Override
    public void init(ProcessorContext<String, Verdict> context) {
        super.init(context);
        owners = context.getStateStore(FINGERPRINTS);
    }

    @Override
    public void process(Record<Fingerprint, TextRequest> request) {
        String owner = owners.get(request.key());
        if (request.value() instanceof Claim claim) {
            answer(request, owner, claim);
        } else if (request.value() instanceof Release release && Deduplication.release(owner, release) == null) {
            owners.delete(request.key());
        }
    }

    private void answer(Record<Fingerprint, TextRequest> request, String owner, Claim claim) {
        Verdict verdict = Deduplication.claim(request.key(), owner, claim);
        if (owner == null) {
            owners.put(request.key(), verdict.owner());
        }
        context().forward(new Record<>(claim.reviewId(), verdict, request.timestamp()));
    }
}
