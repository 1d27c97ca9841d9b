package io.millrace.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.Metrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service that is a loop on a thread of its own. A loop that throws is entered again after a pause, a few times in a
 * period; then the service gives up. Losing its place in the group is no failure: it is what a group does to a member that
 * was too slow or was paused, nothing was published, and the loop begins again from what is committed.
 */
public abstract class LoopService implements Service {

    private static final Logger LOGGER = LoggerFactory.getLogger(LoopService.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String name;
    private final Thread thread;
    private final RestartBudget restarts = RestartBudget.standard();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Metrics own = new Metrics();
    private volatile List<Map<MetricName, ? extends Metric>> ofClients = List.of();
    private volatile boolean ready;

    /**
     * Prepares the thread.
     *
     * @param name the role, and the name of the thread
     */
    protected LoopService(String name) {
        this.name = name;
        this.thread = new Thread(this::run, name);
    }

    /**
     * The loop. It makes its clients, works while {@link #isRunning()}, and closes them. When it returns or throws while the
     * service runs, it is called again.
     *
     * @throws InterruptedException if the service was closed
     */
    protected abstract void loop() throws InterruptedException;

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final void start() {
        thread.start();
    }

    @Override
    public final boolean isReady() {
        return ready && thread.isAlive();
    }

    /** {@inheritDoc} ERROR also if the thread has died without a word. */
    @Override
    public final String state() {
        if (failure.isDone() || isDead()) {
            return "ERROR";
        }
        return isReady() ? "RUNNING" : thread.isAlive() ? "STARTING" : "STOPPED";
    }

    private boolean isDead() {
        return isRunning() && thread.getState() == Thread.State.TERMINATED;
    }

    @Override
    public final CompletableFuture<Throwable> failure() {
        return failure;
    }

    /** {@inheritDoc} Those of the clients that the loop has now, and its own. */
    @Override
    public final Map<MetricName, ? extends Metric> metrics() {
        Map<MetricName, Metric> all = new HashMap<>(own.metrics());
        ofClients.forEach(all::putAll);
        return all;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        own.close();
    }

    /** False once the service is being closed. */
    protected final boolean isRunning() {
        return closing.getCount() > 0;
    }

    /** Tells whether the service does its work now. */
    protected final void ready(boolean now) {
        ready = now;
    }

    /** Shows the metrics of the clients of this entry of the loop, until it ends. */
    protected final void meter(Consumer<?, ?> consumer, Producer<?, ?> producer) {
        ofClients = List.of(consumer.metrics(), producer.metrics());
    }

    /**
     * Adds a metric of the service itself.
     *
     * @param group of Kafka's kind, for example {@code worker-metrics}
     * @param metric its name in the group
     * @param value asked by any thread
     */
    protected final void meter(String group, String metric, DoubleSupplier value) {
        own.addMetric(own.metricName(metric, group), (Gauge<Double>) (config, now) -> value.getAsDouble());
    }

    /**
     * Whether a consumer has been let into its group. One that was given no partition, because others have them all, does
     * what there is for it to do.
     */
    protected static boolean isMember(Consumer<?, ?> consumer) {
        return consumer.groupMetadata().generationId() >= 0;
    }

    private void run() {
        while (isRunning() && !failure.isDone()) {
            enter();
            ready = false;
            ofClients = List.of();
        }
    }

    private void enter() {
        try {
            loop();
        } catch (InterruptedException | InterruptException e) {
            LOGGER.debug("{}: interrupted", name);
        } catch (RuntimeException e) {
            onFailure(e);
        } catch (Error e) {
            // What is out of memory, or lacks a class, may be broken anywhere: only a new process helps.
            giveUp(e);
        }
    }

    private void onFailure(RuntimeException error) {
        if (!isRunning()) {
            return;
        }
        if (isLossOfPlace(error)) {
            LOGGER.warn("{}: lost its place in the group and starts over: {}", name, error.getMessage());
            pause(PAUSE);
            return;
        }
        restarts.take(System.nanoTime() / 1_000_000)
                .ifPresentOrElse(pause -> startOver(pause, error), () -> giveUp(error));
    }

    private void startOver(Duration pause, RuntimeException error) {
        LOGGER.warn("{}: failed and starts over in {} s", name, pause.toSeconds(), error);
        pause(pause);
    }

    private void giveUp(Throwable error) {
        LOGGER.error("{}: gives up, after at most {}", name, restarts, error);
        failure.complete(error);
    }

    private static boolean isLossOfPlace(RuntimeException error) {
        return error instanceof CommitFailedException || error instanceof RebalanceInProgressException;
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
}
