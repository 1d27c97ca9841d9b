package io.millrace.runtime;

import java.util.UUID;

/**
 * How soon others learn that a process is gone, and how soon it has its work back. All groups of a process have the same:
 * those of topologies, workers and scorers.
 *
 * @param instanceId names the process in its groups for good (static membership, KIP-345), such as the name of a pod; empty
 *     for a process without a name. A restarted process of that name has its partitions at once, and its transactional ids
 *     are those of before, so that what it left open is aborted at once too
 * @param sessionTimeoutMs how long a group waits for a silent member before others get its work; classic protocol. Short for
 *     processes without a name, as others must wait it out after a kill; longer than a restart for those with one
 * @param transactionTimeoutMs after how long the brokers abort a transaction that is neither committed nor continued. Until
 *     then a process that hangs holds up all readers of what it wrote, so it is short; all that happens within a transaction
 *     must end well before, so it is not too short
 */
public record Liveness(String instanceId, int sessionTimeoutMs, int transactionTimeoutMs) {

    /** Lower than the 45 seconds of Kafka: a killed process is to be replaced within seconds. The broker's least. */
    public static final int SESSION_TIMEOUT_MS = 6_000;

    /** Three times that of Kafka Streams: 10 seconds are used up by a pause for garbage or a slow disk. */
    public static final int TRANSACTION_TIMEOUT_MS = 30_000;

    /** A process without a name and with the default time-outs. */
    public static Liveness standard() {
        return new Liveness("", SESSION_TIMEOUT_MS, TRANSACTION_TIMEOUT_MS);
    }

    /** Whether the process has a name, and so keeps its place in its groups while it restarts. */
    public boolean isNamed() {
        return !instanceId.isEmpty();
    }

    /** Two beats may be lost before the session is. */
    int heartbeatIntervalMs() {
        return sessionTimeoutMs / 3;
    }

    /** A call that blocks must fail while its transaction can still be aborted in order. */
    int maxBlockMs() {
        return transactionTimeoutMs / 2;
    }

    /**
     * A transactional id. Zombies are fenced by the group (KIP-447), so it need not be stable; if it is, its next owner need
     * not wait for the transaction time-out of the last.
     */
    String transactionalId(String prefix) {
        return prefix + "-" + (isNamed() ? instanceId : UUID.randomUUID());
    }
}
