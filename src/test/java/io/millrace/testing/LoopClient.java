package io.millrace.testing;

import io.millrace.config.MillraceConfig;
import io.millrace.runtime.KafkaClients;
import io.millrace.schema.Decision;
import io.millrace.schema.Feedback;
import io.millrace.schema.Prediction;
import io.millrace.schema.Review;
import io.millrace.schema.Snapshot;
import io.millrace.schema.TrainingRecord;
import io.millrace.serde.AvroSerdes;
import io.millrace.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is outside a running service: it writes the input topics and follows the output topics. */
public final class LoopClient implements AutoCloseable {

    private final Topics topics;
    private final KafkaClients clients;
    private final Producer<String, SpecificRecord> producer;
    private final List<TopicFollower<?, ?>> followers = new ArrayList<>();

    /** A client of a service with this configuration. */
    public LoopClient(MillraceConfig config) {
        topics = config.topics();
        clients = new KafkaClients(config.clients(), new AvroSerdes(config.serdes()));
        producer = clients.producer();
    }

    /** Writes a review under its id. */
    public void send(Review review) {
        producer.send(new ProducerRecord<>(topics.reviews(), review.getReviewId(), review));
    }

    /** Writes a review under its id, as of a time. */
    public void send(Review review, Instant writtenAt) {
        producer.send(
                new ProducerRecord<>(topics.reviews(), null, writtenAt.toEpochMilli(), review.getReviewId(), review));
    }

    /** Erases a review. */
    public void erase(String reviewId) {
        producer.send(new ProducerRecord<>(topics.reviews(), reviewId, null));
    }

    /** Writes feedback under the id of its review. */
    public void send(Feedback feedback) {
        producer.send(new ProducerRecord<>(topics.feedback(), feedback.getReviewId(), feedback));
    }

    /** Waits until all that was sent is acknowledged. */
    public void flush() {
        producer.flush();
    }

    /** Follows the reviews, as bytes. */
    public TopicFollower<String, byte[]> reviews() {
        return keep(new TopicFollower<>(
                clients.reader(), topics.reviews(), new StringDeserializer(), new ByteArrayDeserializer()));
    }

    /** Follows the decisions. */
    public TopicFollower<String, Decision> decisions() {
        return follow(topics.decisions(), Decision.class);
    }

    /** Follows the training records. */
    public TopicFollower<String, TrainingRecord> trainingRecords() {
        return follow(topics.trainingRecords(), TrainingRecord.class);
    }

    /** Follows the snapshots. */
    public TopicFollower<String, Snapshot> snapshots() {
        return follow(topics.snapshots(), Snapshot.class);
    }

    /** Follows the predictions. */
    public TopicFollower<String, Prediction> predictions() {
        return follow(topics.predictions(), Prediction.class);
    }

    /** Follows the dead letters, as bytes. */
    public TopicFollower<byte[], byte[]> deadLetters() {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        return keep(new TopicFollower<>(clients.reader(), topics.deadLetters(), bytes, bytes));
    }

    @Override
    public void close() {
        followers.forEach(TopicFollower::close);
        producer.close();
    }

    private <V extends SpecificRecord> TopicFollower<String, V> follow(String topic, Class<V> type) {
        var values = clients.serdes().value(type).deserializer();
        return keep(new TopicFollower<>(clients.reader(), topic, new StringDeserializer(), values));
    }

    private <F extends TopicFollower<?, ?>> F keep(F follower) {
        followers.add(follower);
        return follower;
    }
}
