package io.millrace.scoring;

import io.millrace.curation.Candidate;
import io.millrace.curation.Examination;
import io.millrace.runtime.KafkaClients;
import io.millrace.runtime.LoopService;
import io.millrace.runtime.Outages;
import io.millrace.schema.Prediction;
import io.millrace.schema.Review;
import io.millrace.storage.Storage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Predicts reviews with the champion, exactly once: the predictions of a batch and the offsets of its reviews are committed
 * in one transaction. The champion is swapped between batches. Every review that passes examination is predicted, duplicates
 * too. Reviews from before the first champion wait for it with backfill, and are passed over without.
 */
public final class Scorer extends LoopService {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaClients clients;
    private final ScorerSettings settings;
    private final Examination examination;
    private final Storage storage;
    private final Deserializer<Review> reviews;
    private final Clock clock;
    private volatile boolean loaded;

    /**
     * Prepares the scorer.
     *
     * @param clients makes its clients
     * @param settings topics, group and policy
     * @param examination the rules for one review
     * @param storage has the models
     * @param clock for the time of predictions
     */
    public Scorer(
            KafkaClients clients, ScorerSettings settings, Examination examination, Storage storage, Clock clock) {
        super("scorer");
        this.clients = clients;
        this.settings = settings;
        this.examination = examination;
        this.storage = storage;
        this.reviews = clients.serdes().value(Review.class).deserializer();
        this.clock = clock;
        meter("scorer-metrics", "champion-loaded", () -> loaded ? 1 : 0);
    }

    @Override
    protected void loop() {
        try (Consumer<byte[], byte[]> consumer = clients.consumer(settings.group());
                Producer<String, SpecificRecord> producer = clients.producer(settings.group());
                ChampionFollower champions = new ChampionFollower(clients, settings.modelsTopic(), storage)) {
            meter(consumer, producer);
            consumer.subscribe(List.of(settings.reviewsTopic()));
            ServingModel model = champions.current();
            while (isRunning()) {
                model = score(model, champions, consumer, producer);
                loaded = model != null;
                ready(isMember(consumer) && !isWaiting(model));
            }
        }
    }

    /**
     * Scores the next batch with the champion of the moment after it was polled: whoever had a partition before has seen no
     * later one, so the champions of its predictions never go back.
     *
     * @param before the champion so far, null if there is none
     * @return the champion now
     */
    private ServingModel score(
            ServingModel before,
            ChampionFollower champions,
            Consumer<byte[], byte[]> consumer,
            Producer<String, SpecificRecord> producer) {
        if (isWaiting(before)) {
            consumer.pause(consumer.assignment());
        } else {
            consumer.resume(consumer.paused());
        }
        ConsumerRecords<byte[], byte[]> batch = consumer.poll(POLL);
        ServingModel model = champions.current();
        if (isWaiting(model)) {
            // A rebalance during the poll may have brought partitions that were not paused yet.
            batch.partitions()
                    .forEach(partition -> consumer.seek(
                            partition, batch.records(partition).get(0).offset()));
        } else if (!batch.isEmpty()) {
            commit(model, batch, consumer, producer);
        }
        return model;
    }

    private boolean isWaiting(ServingModel model) {
        return model == null && settings.backfill();
    }

    private void commit(
            ServingModel model,
            ConsumerRecords<byte[], byte[]> batch,
            Consumer<byte[], byte[]> consumer,
            Producer<String, SpecificRecord> producer) {
        producer.beginTransaction();
        if (model != null) {
            batch.forEach(event -> send(model, event, producer));
        }
        // The batch knows where it ends; the consumer's position would be that of whoever moved it last.
        producer.sendOffsetsToTransaction(batch.nextOffsets(), consumer.groupMetadata());
        producer.commitTransaction();
    }

    private void send(
            ServingModel model, ConsumerRecord<byte[], byte[]> event, Producer<String, SpecificRecord> producer) {
        Review review = read(event);
        if (review == null) {
            return;
        }
        if (examination.examine(event.offset(), review, event.timestamp()).examined() instanceof Candidate candidate) {
            Prediction prediction =
                    Scoring.predict(model, review.getReviewId(), event.partition(), candidate, clock.instant());
            producer.send(new ProducerRecord<>(settings.predictionsTopic(), review.getReviewId(), prediction));
        }
    }

    /** Null for an erasure, and for what curation sends to the dead letters: bad bytes, or a key that is wrong or misplaced. */
    private Review read(ConsumerRecord<byte[], byte[]> event) {
        try {
            Review review = reviews.deserialize(event.topic(), event.headers(), event.value());
            return review != null && isKeyed(review, event) ? review : null;
        } catch (SerializationException e) {
            Outages.rethrow(e);
            return null;
        }
    }

    private boolean isKeyed(Review review, ConsumerRecord<byte[], byte[]> event) {
        String key = event.key() == null ? null : new String(event.key(), StandardCharsets.UTF_8);
        return settings.keys().accepts(key, event.partition()) && key.equals(review.getReviewId());
    }
}
