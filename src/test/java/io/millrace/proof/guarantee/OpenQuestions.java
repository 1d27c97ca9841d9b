package io.millrace.proof.guarantee;

import io.millrace.curation.CurationLogs;
import io.millrace.curation.CurationLogs.Asker;
import io.millrace.curation.CurationLogs.Request;
import io.millrace.curation.CurationLogs.Talk;
import io.millrace.text.Fingerprint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Which texts wait for answers, at each place of the log of requests. How many answers a text waits for is counted beforehand: one
 * to each of its questions, which name the claim that they are asked for and are in the logs of other texts, and when it is new one
 * of each slot of the index. For one thread.
 */
final class OpenQuestions {

    private final Map<Asker, Integer> questions = new HashMap<>();
    private final Map<Fingerprint, Integer> proposals = new HashMap<>();
    private final Map<Fingerprint, Integer> open = new HashMap<>();

    /** Counts what is asked. */
    OpenQuestions(List<ConsumerRecord<byte[], byte[]>> requests) {
        requests.forEach(this::count);
    }

    private void count(ConsumerRecord<byte[], byte[]> raw) {
        Talk talk = CurationLogs.talk(raw);
        if (talk != null && talk.asked() != null) {
            questions.merge(talk.asked(), 1, Integer::sum);
        } else if (talk != null && talk.proposal()) {
            proposals.merge(talk.text(), 1, Integer::sum);
        }
    }

    /** Notes a claim on a free text that waits for nothing; returns whether it waits from now on. */
    boolean begin(Request claim) {
        Integer asked = questions.remove(new Asker(claim.text(), claim.reviewId(), claim.time()));
        Integer proposed = proposals.remove(claim.text());
        int count = (asked == null ? 0 : asked) + (proposed == null ? 0 : proposed);
        if (count > 0) {
            open.put(claim.text(), count);
        }
        return count > 0;
    }

    /** Notes an answer to a text; returns whether it was the last one. */
    boolean close(Fingerprint text) {
        boolean waited = open.containsKey(text);
        return waited && open.computeIfPresent(text, (any, count) -> count == 1 ? null : count - 1) == null;
    }
}
