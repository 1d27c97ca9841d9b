package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.proof.workload.Acknowledgements;
import io.millrace.proof.workload.EventClass;
import io.millrace.testing.Coordinates;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The inputs are what was sent: every acknowledged event is in the log once, where the cluster said; an event that was never
 * acknowledged is there at most once; nothing else is there. It says nothing about Millrace, but all other guarantees rest
 * on it.
 */
public final class AcknowledgedIsInLog implements Guarantee {

    @Override
    public List<Violation> check(Evidence evidence) {
        Findings findings = new Findings(name());
        Map<String, Coordinates> found = new HashMap<>();
        for (String topic :
                List.of(evidence.topics().reviews(), evidence.topics().feedback())) {
            evidence.log(topic).forEach(raw -> take(raw, evidence.acknowledgements(), found, findings));
        }
        evidence.acknowledgements().acknowledged().forEach((id, at) -> checkThere(id, at, found.get(id), findings));
        return findings.list();
    }

    private static void take(
            ConsumerRecord<byte[], byte[]> raw,
            Acknowledgements sent,
            Map<String, Coordinates> found,
            Findings findings) {
        Coordinates at = Coordinates.of(raw);
        String id = Coordinates.header(raw, EventClass.ID_HEADER);
        if (!sent.acknowledged().containsKey(id) && !sent.indeterminate().contains(String.valueOf(id))) {
            findings.add(String.valueOf(id), at, "in the log, but never sent");
            return;
        }
        Coordinates first = found.putIfAbsent(id, at);
        if (first != null) {
            findings.add(
                    id,
                    at,
                    "in the log again, first at offset " + first.offset() + " of " + first.topic() + "-"
                            + first.partition());
        }
    }

    private static void checkThere(String id, Coordinates acknowledged, Coordinates found, Findings findings) {
        if (found == null) {
            findings.add(id, acknowledged, "acknowledged, but not in the log");
        } else {
            findings.expect(acknowledged, found, id, acknowledged, "acknowledged elsewhere");
        }
    }
}
