package io.millrace.replay;

import io.millrace.schema.Decision;
import io.millrace.schema.TrainingRecord;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Compares two curations of one log. Decisions are paired by the event that they decide, training records by review: the
 * last version of each. What came after the cut is left out.
 *
 * <p>Memory is bounded, whatever the number of events; the disk needs room for both sides, some 300 bytes a decision and 100
 * a record, then for what differs. No text is kept. For one thread.
 */
public final class Comparison {

    private final Cut cut;
    private final Pairs decisions;
    private final Differences differences;
    private final Pairs records;

    /**
     * Prepares to compare.
     *
     * @param cut which events
     * @param directory an empty one, for files that are gone when the comparison is done
     * @param seed chooses the sample
     * @param sampleSize how many differences that are in no swap are kept, from 0
     */
    public Comparison(Cut cut, Path directory, long seed, int sampleSize) {
        this.cut = cut;
        this.decisions = new Pairs(directory.resolve("decisions"), seed);
        this.differences = new Differences(directory.resolve("differences"), seed, sampleSize);
        this.records = new Pairs(directory.resolve("records"), seed);
    }

    /** Adds a decision of production. */
    public void decidedBefore(Decision decision) throws IOException {
        if (covers(decision)) {
            decisions.before(event(decision), DecisionBytes.of(decision));
        }
    }

    /**
     * Adds a decision of the replay.
     *
     * @return whether it is of an event that is compared
     */
    public boolean decidedAfter(Decision decision) throws IOException {
        boolean covered = covers(decision);
        if (covered) {
            decisions.after(event(decision), DecisionBytes.of(decision));
        }
        return covered;
    }

    /**
     * Adds the next version of a training record of production.
     *
     * @param record null if it was withdrawn
     */
    public void recordedBefore(String reviewId, TrainingRecord record) throws IOException {
        records.before(reviewId, bytes(record));
    }

    /** Adds the next version of a training record of the replay; as {@link #recordedBefore}. */
    public void recordedAfter(String reviewId, TrainingRecord record) throws IOException {
        records.after(reviewId, bytes(record));
    }

    /**
     * Compares what was added; once, as the last call.
     *
     * @param check called often; stops it by throwing
     */
    public ReplayReport finish(Runnable check) throws IOException {
        DecisionTally decided = new DecisionTally(differences);
        decisions.drain((event, before, after) -> {
            check.run();
            decided.add(DecisionBytes.read(before), DecisionBytes.read(after));
        });
        RecordTally recorded = new RecordTally();
        records.drain((review, before, after) -> {
            check.run();
            addWithinCut(recorded, TrainingRow.fromBytes(before), TrainingRow.fromBytes(after));
        });
        return new ReplayReport(decided.result(), recorded.result());
    }

    /** A review that was changed after the cut may be there in its old version on one side, so it says nothing. */
    private void addWithinCut(RecordTally tally, TrainingRow before, TrainingRow after) {
        if (!isLate(before) && !isLate(after)) {
            tally.add(before, after);
        }
    }

    private boolean isLate(TrainingRow row) {
        return row != null && cut.endsBefore(row.partition(), row.offset());
    }

    private boolean covers(Decision decision) {
        return cut.covers(decision.getSourcePartition(), decision.getSourceOffset());
    }

    private static String event(Decision decision) {
        return decision.getSourcePartition() + ":" + decision.getSourceOffset();
    }

    private static byte[] bytes(TrainingRecord record) throws IOException {
        return record == null ? null : TrainingRow.of(record).toBytes();
    }
}
