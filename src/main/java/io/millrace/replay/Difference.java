package io.millrace.replay;

import io.millrace.schema.Decision;
import io.millrace.schema.DecisionOutcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * One event that was decided differently.
 *
 * @param reviewId the review
 * @param partition of the event
 * @param offset of the event
 * @param before production's decision; null if there is none
 * @param after the replay's decision; null if there is none
 */
public record Difference(String reviewId, int partition, long offset, Decision before, Decision after) {

    static Difference of(Decision before, Decision after) {
        Decision any = before == null ? after : before;
        return new Difference(any.getReviewId(), any.getSourcePartition(), any.getSourceOffset(), before, after);
    }

    /** Whether the text was kept, and is a copy of another one now. */
    boolean isLoss() {
        return isKept(before) && isCopy(after);
    }

    /** Whether the text was a copy of another one, and is kept now. */
    boolean isGain() {
        return isCopy(before) && isKept(after);
    }

    private static boolean isKept(Decision decision) {
        return decision != null && decision.getOutcome() == DecisionOutcome.ACCEPTED;
    }

    private static boolean isCopy(Decision decision) {
        return decision != null && decision.getMatchedReviewId() != null;
    }

    /** The length of the first decision in 4 bytes, then both. */
    byte[] toBytes() throws IOException {
        byte[] one = DecisionBytes.of(before);
        byte[] other = DecisionBytes.of(after);
        return ByteBuffer.allocate(Integer.BYTES + one.length + other.length)
                .putInt(one.length)
                .put(one)
                .put(other)
                .array();
    }

    static Difference fromBytes(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte[] one = new byte[buffer.getInt()];
        buffer.get(one);
        byte[] other = new byte[buffer.remaining()];
        buffer.get(other);
        return of(DecisionBytes.read(one), DecisionBytes.read(other));
    }

    /** In what they differ. */
    public Set<Aspect> aspects() {
        return Aspect.differing(before, after);
    }

    /** Production's outcome and reason, in words; "none" if there is no decision. */
    public String verdictBefore() {
        return Verdict.of(before);
    }

    /** The replay's outcome and reason, in words; "none" if there is no decision. */
    public String verdictAfter() {
        return Verdict.of(after);
    }
}
