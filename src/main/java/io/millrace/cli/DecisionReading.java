package io.millrace.cli;

import io.millrace.drift.ReasonTally;
import io.millrace.drift.WindowHistory;
import io.millrace.schema.Decision;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads all decisions once, up to what is committed when it begins. For one thread. */
final class DecisionReading {

    private final TopicReader<Decision> reader;
    private final ReasonTally tally;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Long> positions;
    private long read;

    private DecisionReading(TopicReader<Decision> reader, ReasonTally tally) {
        this.reader = reader;
        this.tally = tally;
        this.positions = new HashMap<>(reader.beginnings());
        this.ends = reader.ends();
    }

    /**
     * Counts the decisions of the windows of a history.
     *
     * @param err is told how far it is
     */
    static ReasonTally tally(Session session, WindowHistory history, PrintWriter err) {
        ReasonTally tally = new ReasonTally(history);
        try (TopicReader<Decision> reader = session.read(session.topics().decisions(), Decision.class)) {
            new DecisionReading(reader, tally).run(err);
        }
        return tally;
    }

    private void run(PrintWriter err) {
        long all = ends.entrySet().stream()
                .mapToLong(end -> end.getValue() - positions.get(end.getKey()))
                .sum();
        try (LogProgress progress = LogProgress.create("read decisions", all, err)) {
            reader.drain(ends, event -> {
                add(event);
                progress.reached(read);
            });
            progress.reached(all);
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> event) {
        TopicPartition partition = new TopicPartition(event.topic(), event.partition());
        if (event.offset() < ends.get(partition)) {
            long next = event.offset() + 1;
            read += next - positions.put(partition, next);
            tally.add(event.partition(), reader.value(event));
        }
    }
}
