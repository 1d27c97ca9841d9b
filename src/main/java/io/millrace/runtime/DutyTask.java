package io.millrace.runtime;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What a {@link Duty} does.
 *
 * <ol>
 *   <li>It is made when the process gets the duty and closed when it loses it; another one is made if it comes back.
 *   <li>It is used by one thread at a time.
 *   <li>{@link #perform} is called until it has nothing more to publish, then again after a pause. What it did may be done again, by
 *       this process or another: its effects must be idempotent.
 *   <li>What it returns is published before it is called again, or not at all, and then it is closed.
 * </ol>
 */
public interface DutyTask extends AutoCloseable {

    /**
     * Does the next step. It is interrupted when the process loses the duty or closes.
     *
     * @return what to publish and to commit
     * @throws InterruptedException if it was interrupted
     */
    Outcome perform() throws InterruptedException;

    /** Closes what it reads with. */
    @Override
    void close();

    /**
     * What is published in one transaction. Without publications there is nothing more to do for now.
     *
     * @param publications records
     * @param offsets committed for the group, of any partitions
     */
    record Outcome(List<WorkerTask.Publication> publications, Map<TopicPartition, Long> offsets) {

        boolean isEmpty() {
            return publications.isEmpty() && offsets.isEmpty();
        }
    }
}
