package io.millrace.proof.guarantee;

import io.millrace.config.ConfigKeys;
import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.schema.TrainingRecord;
import io.millrace.schema.WindowClosed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * I5: every training record is counted in exactly one window. The windows of a partition are contiguous ranges from 0 on, in
 * order, each emitted once; when all is quiet they reach to the end of the log. Their counts are those of the records in the
 * range. No record of a window belongs, by its own time, to a later tumbling window than the one in which the window was
 * opened; one closed by stream time is followed by such a record, one closed by the deadline ends at its newest time.
 *
 * <p>Left open: that a deadline was really reached, for no record tells when it was processed.
 */
public final class WindowCounts implements Guarantee {

    @Override
    public List<Violation> check(Evidence evidence) {
        Findings findings = new Findings(name());
        Map<Integer, WindowWalk> walks = walks(evidence, findings);
        for (ConsumerRecord<String, WindowClosed> window :
                evidence.log(evidence.topics().windows(), WindowClosed.class)) {
            WindowWalk walk = walks.get(window.value().getPartition());
            if (walk == null) {
                findings.add("window of " + window.key(), Findings.at(window), "its partition has no training records");
            } else {
                walk.pass(window);
            }
        }
        walks.values().forEach(WindowWalk::finish);
        return findings.list();
    }

    private static Map<Integer, WindowWalk> walks(Evidence evidence, Findings findings) {
        Values<TrainingRecord> values = new Values<>(evidence, TrainingRecord.class);
        long durationMs = evidence.config().getLong(ConfigKeys.WINDOW_DURATION_MS);
        Map<Integer, WindowWalk> walks = new TreeMap<>();
        PartitionLogs.of(evidence.log(evidence.topics().trainingRecords()))
                .forEach((partition, log) -> walks.put(partition, new WindowWalk(log, values, durationMs, findings)));
        return walks;
    }
}
