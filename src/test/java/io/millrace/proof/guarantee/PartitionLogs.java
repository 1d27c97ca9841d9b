package io.millrace.proof.guarantee;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The records of a topic, partition by partition. */
final class PartitionLogs {

    private PartitionLogs() {}

    /** Each partition that has records, with them in order. */
    static <K, V> SortedMap<Integer, List<ConsumerRecord<K, V>>> of(List<ConsumerRecord<K, V>> log) {
        SortedMap<Integer, List<ConsumerRecord<K, V>>> logs = new TreeMap<>();
        log.forEach(read -> logs.computeIfAbsent(read.partition(), partition -> new ArrayList<>())
                .add(read));
        return logs;
    }
}
