package io.millrace.proof.guarantee;

import io.millrace.schema.TrainingRecord;
import io.millrace.schema.WindowClosed;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Walks along one partition of the training records, window by window. For one thread. */
final class WindowWalk {

    private final List<ConsumerRecord<byte[], byte[]>> log;
    private final Values<TrainingRecord> values;
    private final long durationMs;
    private final Findings findings;
    private int next;
    private long end;
    private long streamTime = -1;

    WindowWalk(
            List<ConsumerRecord<byte[], byte[]>> log,
            Values<TrainingRecord> values,
            long durationMs,
            Findings findings) {
        this.log = log;
        this.values = values;
        this.durationMs = durationMs;
        this.findings = findings;
    }

    /** Checks the next window of the partition. One that begins too early is passed over, one too late leaves a gap. */
    void pass(ConsumerRecord<String, WindowClosed> read) {
        WindowClosed window = read.value();
        findings.compare(id(window), Findings.at(read), "start, where the window before ended", end, start(window));
        findings.compare(id(window), Findings.at(read), "key", Integer.toString(window.getPartition()), read.key());
        if (start(window) >= end) {
            skipTo(start(window));
            count(read);
            checkClosing(read);
        }
    }

    /** Checks that nothing is left over. */
    void finish() {
        if (next < log.size()) {
            ConsumerRecord<byte[], byte[]> first = log.get(next);
            findings.add(
                    "partition " + first.partition(),
                    Findings.at(first),
                    (log.size() - next) + " records from here on are in no window");
        }
    }

    private void skipTo(long start) {
        while (next < log.size() && log.get(next).offset() < start) {
            streamTime = Math.max(streamTime, log.get(next++).timestamp());
        }
    }

    private void count(ConsumerRecord<String, WindowClosed> read) {
        WindowClosed window = read.value();
        Tally tally = new Tally();
        long openedAt = -1;
        long last = -1;
        for (; next < log.size() && log.get(next).offset() < window.getEndOffset(); next++) {
            ConsumerRecord<byte[], byte[]> held = log.get(next);
            streamTime = Math.max(streamTime, held.timestamp());
            openedAt = openedAt < 0 ? streamTime : openedAt;
            last = held.offset();
            tally.add(values.of(held));
            checkTime(window, held, openedAt);
        }
        end = window.getEndOffset();
        findings.compare(id(window), Findings.at(read), "end, one after its last record", last + 1, end);
        findings.compare(id(window), Findings.at(read), "counts", tally.counts(), window.getCounts());
        findings.compare(
                id(window),
                Findings.at(read),
                "opened_at",
                openedAt,
                window.getOpenedAt().toEpochMilli());
    }

    private void checkTime(WindowClosed window, ConsumerRecord<?, ?> held, long openedAt) {
        if (tumbling(held.timestamp()) > tumbling(openedAt)) {
            findings.add(
                    id(window),
                    Findings.at(held),
                    "belongs to a later window: time " + held.timestamp() + ", opened at " + openedAt);
        }
    }

    private void checkClosing(ConsumerRecord<String, WindowClosed> read) {
        WindowClosed window = read.value();
        boolean idle = window.getClosedBy().equals("deadline");
        long closedAt = idle || next == log.size() ? streamTime : log.get(next).timestamp();
        findings.compare(
                id(window),
                Findings.at(read),
                "closed_at",
                closedAt,
                window.getClosedAt().toEpochMilli());
        boolean later = tumbling(closedAt) > tumbling(window.getOpenedAt().toEpochMilli());
        if (!idle && !(later && window.getClosedBy().equals("stream-time"))) {
            findings.add(
                    id(window),
                    Findings.at(read),
                    "closed by " + window.getClosedBy() + ", but no record of a later window follows");
        }
    }

    private long tumbling(long time) {
        return time / durationMs;
    }

    private static long start(WindowClosed window) {
        return window.getStartOffset();
    }

    private static String id(WindowClosed window) {
        return "window " + window.getPartition() + "-" + window.getStartOffset();
    }
}
