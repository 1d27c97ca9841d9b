package io.millrace.runtime;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * A part of the program that runs until it is closed.
 *
 * <ol>
 *   <li>{@link #start()} is called once, and returns at once.
 *   <li>{@link #failure()} completes at most once, with the cause, when the service has given up; the process then ends.
 *   <li>{@link #close()} is called once, after start, and returns when nothing of it runs any more.
 * </ol>
 */
public interface Service extends AutoCloseable {

    /** The role that it plays, for status and logs. */
    String name();

    /** Starts it. */
    void start();

    /** Says whether it does its work now. Any thread may ask. */
    boolean isReady();

    /** The state in a word, for status. Any thread may ask. */
    String state();

    /** Completes with the cause when it has given up; never otherwise. */
    CompletableFuture<Throwable> failure();

    /** Says whether it has given up: only a new process helps. Any thread may ask. */
    default boolean hasFailed() {
        return failure().isDone() || "ERROR".equals(state());
    }

    /**
     * What there is to measure of it, by Kafka's names: the metrics of its clients, and its own. Any thread may ask, at any
     * time; to look at them costs the service nothing.
     */
    default Map<MetricName, ? extends Metric> metrics() {
        return Map.of();
    }

    @Override
    void close();
}
