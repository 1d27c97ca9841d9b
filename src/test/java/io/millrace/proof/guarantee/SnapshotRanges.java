package io.millrace.proof.guarantee;

import io.millrace.config.ConfigKeys;
import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import io.millrace.schema.WindowClosed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * I5, I6: snapshots are numbered 1, 2, 3 and so on, and each is a longer beginning of the windows topic: its cut is, in every
 * partition, where the last of those windows ends, and {@code added} is the sum of the windows since the snapshot before. So
 * cuts never go back and no window is left out. All cut one and the same topic. Each is planned once and then becomes ready
 * or fails, once, with nothing else changed. When all is quiet, the windows in no snapshot hold fewer records than are enough
 * for one.
 *
 * <p>Left open: whether the topic id is that of the cluster, and that an age was really reached.
 */
public final class SnapshotRanges implements Guarantee {

    @Override
    public List<Violation> check(Evidence evidence) {
        Findings findings = new Findings(name());
        List<ConsumerRecord<String, Snapshot>> log =
                evidence.log(evidence.topics().snapshots(), Snapshot.class);
        checkLives(log, findings);
        checkCuts(evidence, log, findings);
        return findings.list();
    }

    private static void checkLives(List<ConsumerRecord<String, Snapshot>> log, Findings findings) {
        Map<String, SnapshotLife> lives = new HashMap<>();
        for (ConsumerRecord<String, Snapshot> read : log) {
            findings.compare(read.key(), Findings.at(read), "snapshot_id", read.key(), snapshotId(read));
            lives.computeIfAbsent(read.key(), id -> new SnapshotLife(id, findings))
                    .live(read);
        }
        lives.values().forEach(SnapshotLife::finish);
    }

    private static void checkCuts(Evidence evidence, List<ConsumerRecord<String, Snapshot>> log, Findings findings) {
        WindowCursor windows = new WindowCursor(
                evidence.config().getInt(ConfigKeys.TOPICS_PARTITIONS),
                evidence.log(evidence.topics().windows(), WindowClosed.class).stream()
                        .map(ConsumerRecord::value)
                        .toList());
        String topic = evidence.topics().trainingRecords();
        String topicId = log.isEmpty() ? null : log.get(0).value().getTopicId();
        long number = 0;
        for (ConsumerRecord<String, Snapshot> read : planned(log)) {
            findings.compare(
                    read.key(),
                    Findings.at(read),
                    "number",
                    ++number,
                    read.value().getNumber());
            findings.compare(
                    read.key(), Findings.at(read), "topic", topic, read.value().getTopic());
            findings.compare(
                    read.key(),
                    Findings.at(read),
                    "topic_id",
                    topicId,
                    read.value().getTopicId());
            checkCut(read, windows, findings);
            number = read.value().getNumber();
        }
        checkRest(evidence, windows, findings);
    }

    private static void checkCut(ConsumerRecord<String, Snapshot> read, WindowCursor windows, Findings findings) {
        Tally added = windows.advanceTo(Cuts.of(read.value()));
        if (added == null) {
            findings.add(read.key(), Findings.at(read), "its cut is not where any of the following windows end");
        } else {
            findings.compare(
                    read.key(),
                    Findings.at(read),
                    "added",
                    added.counts(),
                    read.value().getAdded());
        }
    }

    private static void checkRest(Evidence evidence, WindowCursor windows, Findings findings) {
        long waiting = windows.rest().records();
        long enough = evidence.config().getLong(ConfigKeys.SNAPSHOT_RECORDS_MIN);
        if (waiting >= enough) {
            findings.add(
                    "last snapshot",
                    evidence.topics().windows(),
                    waiting + " records wait for a snapshot, " + enough + " are enough");
        }
    }

    private static List<ConsumerRecord<String, Snapshot>> planned(List<ConsumerRecord<String, Snapshot>> log) {
        return log.stream()
                .filter(read -> read.value().getState() == SnapshotState.PLANNED)
                .toList();
    }

    private static String snapshotId(ConsumerRecord<String, Snapshot> read) {
        return read.value().getSnapshotId();
    }
}
