package io.millrace.runtime;

import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/**
 * Watches over the partition whose record is at work while the group changes around it. Whatever is assigned meanwhile is
 * paused before a record of it can be polled. The partition counts as gone only when a rebalance has ended without it:
 * while one is under way, or after a session was lost, it may well come back. For the thread that polls.
 */
final class Tenure implements ConsumerRebalanceListener {

    private final Consumer<?, ?> consumer;
    private TopicPartition held;
    private boolean gone;

    Tenure(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /** Begins work on a record of this partition; nothing is polled until {@link #end()}. */
    void begin(TopicPartition partition) {
        held = partition;
        gone = false;
        consumer.pause(consumer.assignment());
    }

    /** Ends it. */
    void end() {
        held = null;
        consumer.resume(consumer.paused());
    }

    /** Whether another member has been given the partition. */
    boolean isGone() {
        return gone;
    }

    /** Whether the partition is this member's now. */
    boolean isHeld() {
        return consumer.assignment().contains(held);
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> added) {
        if (held != null) {
            consumer.pause(added);
            gone = !isHeld();
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        // What becomes of them shows when the rebalance ends.
    }
}
