package io.millrace.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads committed records of one topic, performs the effect of each, and publishes its results together with the offset in
 * one transaction: an effect may happen twice, its result is published once. While an effect runs, the loop goes on polling
 * with its partitions paused, so the group keeps the worker for as long as the work takes.
 *
 * <p>Everything that is published is bound to the group: each transaction carries an offset of the record's partition and the
 * worker's place in the group, so the group refuses it ({@link CommitFailedException}) from a worker that was paused and
 * replaced. A rebalance alone ends no effect. If the partition stays or comes back, the result is published unless another
 * worker has committed past the record meanwhile; if it went to another, the effect is interrupted and left to that one.
 *
 * @param <T> type of the records
 */
public final class Worker<T extends SpecificRecord> extends LoopService {

    private static final Logger LOGGER = LoggerFactory.getLogger(Worker.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final String METRICS = "worker-metrics";
    private static final double NANOS = 1e9;

    private final String group;
    private final String topic;
    private final KafkaClients clients;
    private final Deserializer<T> values;
    private final WorkerTask<T> task;
    private final Effects effects;
    private final LongAdder done = new LongAdder();
    private volatile Long begunNanos;

    /**
     * Prepares a worker.
     *
     * @param name the role
     * @param group the consumer group that the workers of this role share
     * @param topic what to read
     * @param type type of its values
     * @param clients makes the clients
     * @param task what to do
     */
    public Worker(String name, String group, String topic, Class<T> type, KafkaClients clients, WorkerTask<T> task) {
        super(name);
        this.group = group;
        this.topic = topic;
        this.clients = clients;
        this.values = clients.serdes().value(type).deserializer();
        this.task = task;
        this.effects = new Effects(name);
        meter(METRICS, "task-age-seconds", this::taskAgeSeconds);
        meter(METRICS, "tasks-total", done::doubleValue);
    }

    @Override
    protected void loop() throws InterruptedException {
        try (Consumer<byte[], byte[]> consumer = clients.stepper(group);
                Producer<String, SpecificRecord> producer = clients.producer(group)) {
            meter(consumer, producer);
            new Shift(consumer, producer).work();
        }
    }

    /** Stops it; an effect that runs is interrupted and waited for, up to half a minute. */
    @Override
    public void close() {
        super.close();
        effects.close();
    }

    /** For how long it has been at its task; 0 without one. */
    private double taskAgeSeconds() {
        Long begun = begunNanos;
        return begun == null ? 0 : (System.nanoTime() - begun) / NANOS;
    }

    /** The work of one pair of clients, from one entry of the loop to the next. */
    private final class Shift {

        private final Consumer<byte[], byte[]> consumer;
        private final Producer<String, SpecificRecord> producer;
        private final Tenure tenure;
        private boolean passed;

        Shift(Consumer<byte[], byte[]> consumer, Producer<String, SpecificRecord> producer) {
            this.consumer = consumer;
            this.producer = producer;
            this.tenure = new Tenure(consumer);
        }

        void work() throws InterruptedException {
            consumer.subscribe(List.of(topic), tenure);
            while (isRunning()) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
                for (ConsumerRecord<byte[], byte[]> event : polled) {
                    handle(event);
                }
                if (polled.isEmpty() && passed) {
                    commitPassed();
                }
                ready(isMember(consumer));
            }
        }

        private void handle(ConsumerRecord<byte[], byte[]> event) throws InterruptedException {
            T value = read(event);
            if (value == null || !task.wants(value)) {
                passed = true;
                return;
            }
            TopicPartition partition = new TopicPartition(event.topic(), event.partition());
            begunNanos = System.nanoTime();
            begin(task.starting(value), partition, event.offset());
            Future<List<WorkerTask.Publication>> effect = effects.submit(() -> task.perform(value));
            tenure.begin(partition);
            try {
                if (await(effect) && !isDone(partition, event.offset())) {
                    publish(Effects.result(effect), partition, event.offset() + 1);
                    // After a loss of the session the position is that of the last commit: this record, or one before.
                    consumer.seek(partition, event.offset() + 1);
                    done.increment();
                }
            } finally {
                effect.cancel(true);
                tenure.end();
                begunNanos = null;
            }
        }

        private T read(ConsumerRecord<byte[], byte[]> event) {
            try {
                return values.deserialize(event.topic(), event.headers(), event.value());
            } catch (SerializationException e) {
                Outages.rethrow(e);
                LOGGER.error(
                        "{}: skipping {}-{} offset {}: {}",
                        name(),
                        event.topic(),
                        event.partition(),
                        event.offset(),
                        e.getMessage());
                return null;
            }
        }

        /** The offset does not advance; it is there so that the group refuses what a replaced worker says it begins. */
        private void begin(List<WorkerTask.Publication> publications, TopicPartition partition, long offset) {
            if (!publications.isEmpty()) {
                publish(publications, partition, offset);
            }
        }

        /** False if the effect is to be given up: the worker closes, or the partition went to another. */
        private boolean await(Future<?> effect) {
            while (!(effect.isDone() && tenure.isHeld())) {
                consumer.poll(POLL);
                if (!isRunning() || tenure.isGone()) {
                    return false;
                }
            }
            return true;
        }

        /**
         * Whether another worker, which had the partition for a while, has finished the record. It asks the group, and waits
         * for transactions that are not decided. If it answers no, nobody can finish it before us without our being refused.
         */
        private boolean isDone(TopicPartition partition, long offset) {
            OffsetAndMetadata committed = consumer.committed(Set.of(partition)).get(partition);
            return committed != null && committed.offset() > offset;
        }

        private void publish(List<WorkerTask.Publication> publications, TopicPartition partition, long offset) {
            producer.beginTransaction();
            publications.forEach(
                    result -> producer.send(new ProducerRecord<>(result.topic(), result.key(), result.value())));
            producer.sendOffsetsToTransaction(
                    Map.of(partition, new OffsetAndMetadata(offset)), consumer.groupMetadata());
            producer.commitTransaction();
        }

        /**
         * What was not wanted is passed for good, so that the lag says what is left to do. It waits for the answer: a commit
         * that arrived after that of a transaction would take the group back. If a rebalance is in its way it is not needed:
         * the records are read again, and passed again.
         */
        private void commitPassed() {
            passed = false;
            try {
                consumer.commitSync();
            } catch (CommitFailedException | RebalanceInProgressException e) {
                LOGGER.debug("{}: a rebalance was in the way of a commit", name(), e);
            }
        }
    }
}
