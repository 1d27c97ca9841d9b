package io.millrace.proof.guarantee;

import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What is told of one snapshot: planned once, then ready or failed once; then, if reviews were erased from it, ready as its revisions 1, 2
 * and so on, each with one more redaction. For one thread.
 */
final class SnapshotLife {

    private final String id;
    private final Findings findings;
    private Snapshot planned;
    private ConsumerRecord<String, Snapshot> last;

    SnapshotLife(String id, Findings findings) {
        this.id = id;
        this.findings = findings;
    }

    void live(ConsumerRecord<String, Snapshot> read) {
        SnapshotState before = last == null ? null : last.value().getState();
        boolean plans = read.value().getState() == SnapshotState.PLANNED;
        SnapshotState expected = plans ? null : isRevision(read.value()) ? SnapshotState.READY : SnapshotState.PLANNED;
        findings.compare(id, Findings.at(read), "state before " + read.value().getState(), expected, before);
        checkRevision(read);
        if (plans) {
            planned = read.value();
        } else {
            checkEnd(read);
        }
        last = read;
    }

    private static boolean isRevision(Snapshot snapshot) {
        return snapshot.getState() == SnapshotState.READY && snapshot.getRevision() > 0;
    }

    private void checkRevision(ConsumerRecord<String, Snapshot> read) {
        int before = last == null ? 0 : last.value().getRevision();
        int expected = isRevision(read.value()) ? before + 1 : 0;
        findings.compare(
                id, Findings.at(read), "revision", expected, read.value().getRevision());
        findings.compare(
                id,
                Findings.at(read),
                "redactions",
                read.value().getRevision(),
                read.value().getRedactions().size());
    }

    void finish() {
        if (last.value().getState() == SnapshotState.PLANNED) {
            findings.add(id, Findings.at(last), "neither ready nor failed in the end");
        }
    }

    private void checkEnd(ConsumerRecord<String, Snapshot> read) {
        Snapshot end = read.value();
        boolean ready = end.getState() == SnapshotState.READY;
        if (ready != (end.getDataset() != null) || ready == (end.getError() != null)) {
            findings.add(id, Findings.at(read), end.getState() + " must have a dataset, or an error, not both");
        }
        if (planned != null && !planned.equals(asPlanned(end))) {
            findings.add(id, Findings.at(read), "differs from what was planned in more than its end");
        }
    }

    private static Snapshot asPlanned(Snapshot end) {
        return Snapshot.newBuilder(end)
                .setState(SnapshotState.PLANNED)
                .setDataset(null)
                .setRevision(0)
                .setRedactions(List.of())
                .setFinishedAt(null)
                .setError(null)
                .build();
    }
}
