package io.millrace.proof.workload;

import io.millrace.config.MillraceConfig;
import io.millrace.serde.AvroSerdes;
import io.millrace.testing.Coordinates;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Sends the events of a workload and keeps a ledger of them.
 *
 * <ol>
 *   <li>An event is sent after its id is forced into the ledger, and by this class only once: what failed, or was in flight when
 *       a producer broke, stays indeterminate and is never sent again. What repeats it is Kafka's idempotent producer alone.
 *   <li>An event is acknowledged when the cluster said where it is. If it said only that it has it already, it is not.
 *   <li>At most {@value #IN_FLIGHT_MAX} events are in flight. When the brokers are away it waits; what they do not take within
 *       two minutes has failed. When a producer is broken it makes another.
 *   <li>The registry is needed by the constructor only.
 * </ol>
 *
 * Runs once, on any thread; all else may be called by others meanwhile.
 */
public final class LedgeredProducer implements Runnable, AutoCloseable {

    private static final int IN_FLIGHT_MAX = 5_000;

    private final Workload workload;
    private final Ledger ledger;
    private final Load load;
    private final EventEncoder encoder;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private final Semaphore room = new Semaphore(IN_FLIGHT_MAX);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean started = new AtomicBoolean();
    private final LongAdder sent = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder connections = new LongAdder();
    private Connection connection;

    /**
     * Prepares a producer.
     *
     * @param config of the service: brokers, registry and topics, which have as many partitions as the workload thinks
     * @param workload what to send; used by this producer only
     * @param ledger where to note it; stays open
     * @param load how much, and how fast
     * @throws io.millrace.serde.RegistryUnavailableException if the registry cannot be asked
     */
    public LedgeredProducer(MillraceConfig config, Workload workload, Ledger ledger, Load load) {
        this(config, workload, ledger, load, () -> Connection.producer(config.clients()));
    }

    LedgeredProducer(
            MillraceConfig config,
            Workload workload,
            Ledger ledger,
            Load load,
            Supplier<Producer<byte[], byte[]>> producers) {
        this.workload = workload;
        this.ledger = ledger;
        this.load = load;
        this.encoder = new EventEncoder(config.topics(), new AvroSerdes(config.serdes()));
        this.producers = producers;
    }

    /**
     * Sends until all events are sent or {@link #stop} is called, then waits for those in flight and forces the ledger.
     *
     * @throws WorkloadException if the ledger cannot be written
     * @throws IllegalStateException if it ran before
     */
    @Override
    public void run() {
        if (started.getAndSet(true)) {
            throw new IllegalStateException("A producer runs once; make another");
        }
        try {
            connect();
            sendAll();
        } finally {
            end();
        }
    }

    /** Asks it to send no more, and returns at once. */
    public void stop() {
        stopped.countDown();
    }

    /** Returns when all events were sent, nothing is in flight and the ledger is forced. */
    public void join() {
        await(ended, Long.MAX_VALUE);
    }

    /** Asks it to send no more, and returns when nothing is in flight and the ledger is forced. */
    @Override
    public void close() {
        stop();
        if (started.get()) {
            join();
        }
    }

    /** How many events were handed to a producer so far. */
    public long sent() {
        return sent.sum();
    }

    /** How many of them the cluster acknowledged so far, whether that is forced yet or not. */
    public long acknowledged() {
        return acknowledged.sum();
    }

    /** How many of them will never be acknowledged. */
    public long failed() {
        return failed.sum();
    }

    /** How many Kafka producers were made so far: one more than broke. */
    public long connections() {
        return connections.sum();
    }

    private void sendAll() {
        long left = load.events();
        boolean stop = false;
        while (!stop && left > 0) {
            int size = (int) Math.min(load.batch(), left);
            long next = System.nanoTime() + load.interval().toNanos();
            if (hasRoom(size)) {
                sendBatch(size);
                left -= size;
            }
            stop = await(stopped, next - System.nanoTime());
        }
    }

    private void sendBatch(int size) {
        List<PlannedEvent> batch = Stream.generate(workload::next).limit(size).toList();
        batch.forEach(event -> ledger.sent(event.id()));
        ledger.force();
        batch.forEach(this::send);
    }

    private void send(PlannedEvent event) {
        if (connection.isBroken()) {
            connection.close();
            connect();
        }
        sent.increment();
        connection.send(encoder.encode(event), (written, error) -> done(event.id(), written, error));
    }

    private void done(String id, RecordMetadata written, Exception error) {
        room.release();
        // A repeated request whose first answer the broker forgot is a success without an offset.
        if (error == null && written.hasOffset()) {
            ledger.acknowledged(id, Coordinates.of(written));
            acknowledged.increment();
        } else {
            failed.increment();
        }
    }

    private void connect() {
        connection = new Connection(producers.get());
        connections.increment();
    }

    private void end() {
        stop();
        try {
            if (connection != null) {
                connection.close();
            }
        } finally {
            endLedger();
        }
    }

    private void endLedger() {
        try {
            ledger.force();
        } finally {
            ended.countDown();
        }
    }

    private boolean hasRoom(int size) {
        try {
            return room.tryAcquire(size, 100, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static boolean await(CountDownLatch latch, long nanos) {
        try {
            return latch.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static WorkloadException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new WorkloadException("Interrupted while producing; call stop to end it", e);
    }
}
