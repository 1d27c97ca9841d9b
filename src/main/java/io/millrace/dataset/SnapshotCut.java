package io.millrace.dataset;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A cut of the training-record log: what was written before it belongs to the snapshot.
 *
 * @param topic the topic's name
 * @param topicId the topic's id; a topic that was created anew has another
 * @param ends by partition the first offset that does not belong to the snapshot, at least 0; copied, unmodifiable
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SnapshotCut(String topic, String topicId, SortedMap<Integer, Long> ends) {

    public SnapshotCut {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(topicId, "topicId");
        ends = Collections.unmodifiableSortedMap(new TreeMap<>(ends));
        ends.forEach(SnapshotCut::check);
    }

    /** SHA-256 of the cut, 64 hexadecimal digits: equal digests, equal cuts. */
    public String digest() {
        SortedMap<String, String> map = new TreeMap<>();
        map.put("topic", topic);
        map.put("topic_id", topicId);
        ends.forEach((partition, end) -> map.put("end." + partition, Long.toString(end)));
        return Sha256.hex(CanonicalForm.of(map));
    }

    private static void check(int partition, long end) {
        if (partition < 0 || end < 0) {
            throw new DatasetException("Partition " + partition + " cannot be cut at offset " + end);
        }
    }
}
