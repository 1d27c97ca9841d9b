package io.millrace.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one topology. A dead thread is replaced after a pause, a few times in ten minutes ({@link RestartBudget}); then, or
 * at an {@link Error}, the topology stops and {@link #failure()} completes with the cause, so that the process ends with it.
 */
public final class StreamsRunner implements Service {

    private static final Logger LOGGER = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final String name;
    private final Topology topology;
    private final KafkaStreams streams;
    private final GroupMembershipOperation parting;
    private final Readiness readiness;
    private final RestartBudget restarts = RestartBudget.standard();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final Map<String, Object> probing;
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * Prepares a topology; it does not run yet.
     *
     * @param name the role, for logs
     * @param topology what to run
     * @param properties as {@link StreamsSettings#toProperties} makes them
     * @param lagMax records that a partition may lag behind while this counts as ready, at least 0
     */
    public StreamsRunner(String name, Topology topology, Properties properties, long lagMax) {
        this(name, topology, properties, lagMax, new DecisiveClients());
    }

    /**
     * As the other constructor, with clients of one's own.
     *
     * @param clients makes them
     */
    public StreamsRunner(
            String name, Topology topology, Properties properties, long lagMax, KafkaClientSupplier clients) {
        this(name, topology, properties, new Readiness(lagMax, Readiness.SPARE_AFTER), clients);
    }

    StreamsRunner(String name, Topology topology, Properties properties, Readiness readiness) {
        this(name, topology, properties, readiness, new DecisiveClients());
    }

    private StreamsRunner(
            String name, Topology topology, Properties properties, Readiness readiness, KafkaClientSupplier clients) {
        this.name = name;
        this.topology = topology;
        this.readiness = readiness;
        StreamsConfig config = new StreamsConfig(properties);
        this.streams = new KafkaStreams(topology, config, clients);
        this.probing = config.getAdminConfigs("probe");
        this.parting = properties.containsKey(StreamsSettings.INSTANCE_ID)
                ? GroupMembershipOperation.REMAIN_IN_GROUP
                : GroupMembershipOperation.LEAVE_GROUP;
        streams.setUncaughtExceptionHandler(this::onThreadDeath);
        streams.setStateListener(this::onState);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        streams.start();
    }

    @Override
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    /** {@inheritDoc} It is the name of a {@link KafkaStreams.State}. */
    @Override
    public String state() {
        return streams.state().name();
    }

    /** {@inheritDoc} {@link Readiness} says when that is. */
    @Override
    public boolean isReady() {
        if (streams.state() != KafkaStreams.State.RUNNING) {
            return readiness.notRunning();
        }
        return hasTasks()
                ? readiness.withTasks(ConsumerLag.max(streams.metrics()))
                : readiness.withoutTasks(System.nanoTime());
    }

    private boolean hasTasks() {
        return streams.metadataForLocalThreads().stream()
                .anyMatch(thread -> !thread.activeTasks().isEmpty());
    }

    /** {@inheritDoc} Those of Kafka Streams, its clients and stores. */
    @Override
    public Map<MetricName, ? extends Metric> metrics() {
        return streams.metrics();
    }

    /** Its sub-topologies, nodes, stores and topics, as {@link Topology#describe} shows them. Any thread may ask. */
    public String describe() {
        return topology.describe().toString();
    }

    /**
     * Stops it and waits for it, up to half a minute. The group is left, so that others take over at once; but a process with
     * a name stays a member, because it is most likely being restarted. If it is not, others take over after the session
     * time-out.
     */
    @Override
    public void close() {
        closing.countDown();
        streams.close(CloseOptions.timeout(CLOSE_TIMEOUT).withGroupMembershipOperation(parting));
    }

    private StreamThreadExceptionResponse onThreadDeath(Throwable error) {
        if (error instanceof Error || !awaitReplaceable(error)) {
            return giveUp(error);
        }
        // Kafka Streams makes the next thread within this one, which ends with what prevented that, or else with its
        // own error.
        Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> {
            if (thrown != error) {
                giveUp(thrown);
            }
        });
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /**
     * Pauses the dying thread, which processes nothing any more, until another one can be made. Kafka Streams makes its clients
     * at once, and where that fails, as without the names of brokers while the network is away, it has a thread less for good.
     *
     * @return false if no restart is left
     */
    private boolean awaitReplaceable(Throwable error) {
        LOGGER.warn("{}: a stream thread died", name, error);
        do {
            Optional<Duration> pause = restarts.take(System.nanoTime() / 1_000_000);
            if (pause.isEmpty()) {
                return false;
            }
            LOGGER.warn(
                    "{}: the thread is replaced in {} s, if clients can be made then",
                    name,
                    pause.get().toSeconds());
            pause(pause.get());
        } while (closing.getCount() > 0 && !clientsCanBeMade());
        return true;
    }

    private void pause(Duration pause) {
        try {
            if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                LOGGER.debug("{}: closed while waiting", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean clientsCanBeMade() {
        try {
            Admin.create(probing).close();
            return true;
        } catch (KafkaException e) {
            LOGGER.warn("{}: no client can be made: {}", name, e.getCause() == null ? e : e.getCause());
            return false;
        }
    }

    private StreamThreadExceptionResponse giveUp(Throwable error) {
        LOGGER.error("{}: gives up, after at most {}", name, restarts, error);
        failure.complete(error);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void onState(KafkaStreams.State now, KafkaStreams.State before) {
        LOGGER.debug("{}: {} -> {}", name, before, now);
        if (now == KafkaStreams.State.ERROR
                && failure.complete(new IllegalStateException(name + " stopped in state ERROR"))) {
            LOGGER.error("{}: stopped in state ERROR, was {}", name, before);
        }
    }
}
