package io.millrace.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads committed records of one topic, performs the effect of each, and publishes its results together with the offset in
 * one transaction: an effect may happen twice, its result is published once. While an effect runs, the loop goes on polling
 * with its partitions paused, so the group keeps the worker for as long as the work takes.
 *
 * @param <T> type of the records
 */
public final class Worker<T extends SpecificRecord> extends LoopService {

    private static final Logger LOGGER = LoggerFactory.getLogger(Worker.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String group;
    private final String topic;
    private final KafkaClients clients;
    private final Deserializer<T> values;
    private final WorkerTask<T> task;
    private final ExecutorService effects;

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
        this.effects = Executors.newSingleThreadExecutor(runnable -> new Thread(runnable, name + "-effect"));
    }

    @Override
    protected void loop() throws InterruptedException {
        try (Consumer<byte[], byte[]> consumer = clients.consumer(group);
                Producer<String, SpecificRecord> producer = clients.producer(group)) {
            consumer.subscribe(List.of(topic));
            while (isRunning()) {
                if (!handleAll(consumer.poll(POLL), consumer, producer)) {
                    return;
                }
                ready(!consumer.assignment().isEmpty());
            }
        }
    }

    @Override
    public void close() {
        effects.shutdownNow();
        super.close();
    }

    private boolean handleAll(
            ConsumerRecords<byte[], byte[]> batch,
            Consumer<byte[], byte[]> consumer,
            Producer<String, SpecificRecord> producer)
            throws InterruptedException {
        for (ConsumerRecord<byte[], byte[]> event : batch) {
            if (!handle(event, consumer, producer)) {
                return false;
            }
        }
        if (!batch.isEmpty()) {
            // What was not wanted is passed for good, so that the lag says what is left to do.
            consumer.commitSync();
        }
        return true;
    }

    /** False if the partition was taken away meanwhile: the records polled before are no longer ours. */
    private boolean handle(
            ConsumerRecord<byte[], byte[]> event,
            Consumer<byte[], byte[]> consumer,
            Producer<String, SpecificRecord> producer)
            throws InterruptedException {
        T value = read(event);
        if (value == null || !task.wants(value)) {
            return true;
        }
        publish(producer, task.starting(value), Map.of(), consumer);
        Future<List<WorkerTask.Publication>> effect = effects.submit(() -> task.perform(value));
        TopicPartition partition = new TopicPartition(event.topic(), event.partition());
        if (!await(effect, partition, consumer)) {
            return false;
        }
        publish(producer, result(effect), Map.of(partition, new OffsetAndMetadata(event.offset() + 1)), consumer);
        return true;
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

    private boolean await(Future<?> effect, TopicPartition partition, Consumer<byte[], byte[]> consumer) {
        while (!effect.isDone()) {
            consumer.pause(consumer.assignment());
            consumer.poll(POLL);
            if (!isRunning() || !consumer.assignment().contains(partition)) {
                effect.cancel(true);
                return false;
            }
        }
        consumer.resume(consumer.assignment());
        return true;
    }

    private static List<WorkerTask.Publication> result(Future<List<WorkerTask.Publication>> effect)
            throws InterruptedException {
        try {
            return effect.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static void publish(
            Producer<String, SpecificRecord> producer,
            List<WorkerTask.Publication> publications,
            Map<TopicPartition, OffsetAndMetadata> offsets,
            Consumer<byte[], byte[]> consumer) {
        if (publications.isEmpty() && offsets.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        publications.forEach(
                result -> producer.send(new ProducerRecord<>(result.topic(), result.key(), result.value())));
        if (!offsets.isEmpty()) {
            producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
        }
        producer.commitTransaction();
    }
}
