package io.millrace.cli;

import io.millrace.demo.DemoProgress;
import io.millrace.replay.Cut;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * Knows when a replay is done: each review event up to the cut has its decision or its dead letter, and all feedback was
 * read. What retention or compaction takes away before the replay comes to it has neither, so when all was read and nothing
 * was decided for a while it is done too. For one thread.
 */
final class ReplayWatch {

    /** How long it may be quiet before it is done; a decision that waits for others takes some commit intervals. */
    static final Duration QUIET_MAX = Duration.ofMinutes(1);

    private static final String ERRORS = "__streams.errors.";

    private final Cut cut;
    private final String reviewsTopic;
    private final long reviews;
    private final Map<TopicPartition, Long> targets = new HashMap<>();
    private final DemoProgress progress;
    private final LongSupplier nanoTime;
    private long decided;
    private long decidedAt;

    /**
     * Begins to watch.
     *
     * @param reviewsTopic the topic of the reviews
     * @param cut what is compared of it
     * @param progress is told of each decision
     * @param nanoTime a clock, as {@link System#nanoTime}
     */
    ReplayWatch(
            String reviewsTopic,
            Cut cut,
            InputLog reviews,
            InputLog feedback,
            DemoProgress progress,
            LongSupplier nanoTime) {
        this.cut = cut;
        this.reviewsTopic = reviewsTopic;
        this.reviews = reviews.records();
        this.targets.putAll(reviews.nexts());
        this.targets.putAll(feedback.nexts());
        this.progress = progress;
        this.nanoTime = nanoTime;
        this.decidedAt = nanoTime.getAsLong();
    }

    /** Counts a decision, if it is of an event that is waited for. */
    void decided(boolean covered) {
        if (covered) {
            decided++;
            decidedAt = nanoTime.getAsLong();
            progress.sent();
        }
    }

    /** Counts a dead letter, if it is of such an event. */
    void refused(ConsumerRecord<byte[], byte[]> letter) {
        decided(reviewsTopic.equals(header(letter, "topic"))
                && cut.covers(Integer.parseInt(header(letter, "partition")), Long.parseLong(header(letter, "offset"))));
    }

    /**
     * Whether it is done.
     *
     * @param committed gives the offsets that the replay has committed of its inputs; asked when they matter
     */
    boolean isDone(Supplier<Map<TopicPartition, Long>> committed) {
        return (missing() == 0 || isQuiet()) && hasRead(committed.get());
    }

    /** How many events have neither decision nor dead letter. */
    long missing() {
        return Math.max(0, reviews - decided);
    }

    private boolean isQuiet() {
        return nanoTime.getAsLong() - decidedAt > QUIET_MAX.toNanos();
    }

    private boolean hasRead(Map<TopicPartition, Long> committed) {
        return targets.entrySet().stream()
                .allMatch(target -> committed.getOrDefault(target.getKey(), 0L) >= target.getValue());
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(ERRORS + name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
