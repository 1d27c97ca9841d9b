package io.millrace.scoring;

import io.millrace.runtime.KafkaClients;
import io.millrace.schema.Champion;
import io.millrace.schema.ModelEntry;
import io.millrace.storage.Storage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Follows the champion pointer with a plain consumer of the models topic, read committed, and loads the model when the
 * pointer moves. For one thread.
 */
public final class ChampionFollower implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final TopicPartition partition;
    private final Consumer<byte[], byte[]> consumer;
    private final Deserializer<ModelEntry> values;
    private final Storage storage;
    private Champion champion;
    private ServingModel model;

    /**
     * Opens the topic at its beginning.
     *
     * @param clients makes the consumer
     * @param modelsTopic the models topic, which has one partition
     * @param storage has the models
     */
    public ChampionFollower(KafkaClients clients, String modelsTopic, Storage storage) {
        partition = new TopicPartition(modelsTopic, 0);
        consumer = clients.reader();
        values = clients.serdes().value(ModelEntry.class).deserializer();
        this.storage = storage;
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /**
     * Reads all that is committed by now and gives the champion, loaded.
     *
     * @return null if there is none
     */
    public ServingModel current() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(List.of(partition));
        while (consumer.position(partition) < ends.get(partition)) {
            consumer.poll(POLL).forEach(this::follow);
        }
        boolean moved = champion != null && (model == null || !champion.equals(model.champion()));
        if (moved) {
            model = ServingModel.load(champion, storage);
        }
        return model;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void follow(ConsumerRecord<byte[], byte[]> event) {
        ModelEntry entry = values.deserialize(event.topic(), event.headers(), event.value());
        if (entry != null && entry.getChampion() != null) {
            champion = entry.getChampion();
        }
    }
}
