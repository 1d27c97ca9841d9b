package io.millrace.bench;

import io.millrace.app.EmbeddedStack;
import io.millrace.app.Groups;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.curation.Examination;
import io.millrace.runtime.DecisiveClients;
import io.millrace.serde.AvroSerdes;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;

/**
 * A contender that runs under an application id of its own, and so with state and output topics of its own. A thread that
 * dies is not replaced: the measurement would be worth nothing.
 */
final class Trial implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final Duration RESTORE_LIMIT = Duration.ofMinutes(10);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(30);
    private static final long LOOK_NANOS = 1_000_000;

    private final KafkaStreams streams;
    private volatile Throwable failure;

    private Trial(Topology topology, Properties properties) {
        streams = new KafkaStreams(topology, properties, new DecisiveClients());
        streams.setUncaughtExceptionHandler(error -> {
            failure = error;
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    }

    /** Prepares a trial: its topics are made and its schemas registered; it does not run yet. */
    static Trial prepare(Contender contender, MillraceConfig config, Examination examination) {
        EmbeddedStack.createTopics(config);
        AvroSerdes serdes = new AvroSerdes(config.serdes());
        contender.register(config.topics(), serdes);
        Properties properties = config.streams()
                .toProperties(Groups.of(config.topics(), Role.CURATION), config.getInt(ConfigKeys.STREAM_THREADS));
        contender.tune(properties);
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        contender.build(builder, config, serdes, examination);
        return new Trial(builder.build(properties), properties);
    }

    /** Starts it and returns at the moment when it has been assigned tasks, before their stores are open. */
    void start() {
        streams.start();
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!hasTasks()) {
            check(deadline);
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Waits until all tasks run. */
    void awaitRunning() {
        long deadline = System.nanoTime() + RESTORE_LIMIT.toNanos();
        while (streams.state() != KafkaStreams.State.RUNNING) {
            check(deadline);
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /**
     * Throws if it cannot go on.
     *
     * @param deadline of what is waited for, by {@link System#nanoTime}
     */
    void check(long deadline) {
        if (failure != null) {
            throw new BenchException("a stream thread died", failure);
        }
        if (System.nanoTime() - deadline > 0) {
            throw new BenchException("not done in time; the topology is in state " + streams.state());
        }
    }

    @Override
    public void close() {
        streams.close(CLOSE_LIMIT);
    }

    private boolean hasTasks() {
        return streams.metadataForLocalThreads().stream()
                .anyMatch(thread -> !thread.activeTasks().isEmpty());
    }
}
