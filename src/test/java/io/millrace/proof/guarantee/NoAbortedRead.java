package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Sighting;
import io.millrace.proof.Violation;
import io.millrace.proof.workload.EventClass;
import io.millrace.testing.Coordinates;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A reader of committed records saw, while the run was going on, just what is in the log in the end: nothing that was
 * aborted, nothing that changed, and of each partition that it read everything up to the last that it saw, in the order of
 * the offsets and once.
 */
public final class NoAbortedRead implements Guarantee {

    @Override
    public List<Violation> check(Evidence evidence) {
        Findings findings = new Findings(name());
        Map<TopicPartition, Map<Long, Sighting>> seen = new LinkedHashMap<>();
        Map<TopicPartition, Long> last = new HashMap<>();
        evidence.sightings().forEach(sighting -> take(sighting, seen, last, findings));
        seen.keySet().stream()
                .map(TopicPartition::topic)
                .distinct()
                .flatMap(topic -> evidence.log(topic).stream())
                .forEach(committed -> compare(committed, seen, last, findings));
        seen.values()
                .forEach(left -> left.values()
                        .forEach(sighting -> findings.add(
                                "offset " + sighting.offset(),
                                at(sighting),
                                "seen, but not among the committed records")));
        return findings.list();
    }

    private static void take(
            Sighting sighting,
            Map<TopicPartition, Map<Long, Sighting>> seen,
            Map<TopicPartition, Long> last,
            Findings findings) {
        TopicPartition partition = new TopicPartition(sighting.topic(), sighting.partition());
        Long before = last.get(partition);
        if (before != null && sighting.offset() <= before) {
            findings.add("offset " + sighting.offset(), at(sighting), "seen after offset " + before);
        }
        last.merge(partition, sighting.offset(), Math::max);
        Sighting first =
                seen.computeIfAbsent(partition, any -> new HashMap<>()).putIfAbsent(sighting.offset(), sighting);
        if (first != null && first.digest() != sighting.digest()) {
            findings.add("offset " + sighting.offset(), at(sighting), "seen with two values");
        }
    }

    private static void compare(
            ConsumerRecord<byte[], byte[]> committed,
            Map<TopicPartition, Map<Long, Sighting>> seen,
            Map<TopicPartition, Long> last,
            Findings findings) {
        TopicPartition partition = new TopicPartition(committed.topic(), committed.partition());
        Long end = last.get(partition);
        if (end == null || committed.offset() > end) {
            return;
        }
        Sighting sighting = seen.get(partition).remove(committed.offset());
        if (sighting == null) {
            findings.add(id(committed), Coordinates.of(committed), "committed before offset " + end + ", but not seen");
        } else if (sighting.digest() != Sighting.digest(committed)) {
            findings.add(id(committed), Coordinates.of(committed), "seen with another key or value");
        }
    }

    /** The id of the event, else the key. */
    private static String id(ConsumerRecord<byte[], byte[]> committed) {
        String key = committed.key() == null ? "no key" : new String(committed.key(), StandardCharsets.UTF_8);
        return Objects.requireNonNullElse(Coordinates.header(committed, EventClass.ID_HEADER), key);
    }

    private static Coordinates at(Sighting sighting) {
        return new Coordinates(sighting.topic(), sighting.partition(), sighting.offset());
    }
}
