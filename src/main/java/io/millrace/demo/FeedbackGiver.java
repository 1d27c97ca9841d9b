package io.millrace.demo;

import io.millrace.runtime.KafkaClients;
import io.millrace.runtime.LoopService;
import io.millrace.schema.Feedback;
import io.millrace.schema.Prediction;
import io.millrace.topic.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Plays the people who correct predictions: it knows the stars that were withheld, and gives them as feedback once the
 * prediction of the review has appeared.
 */
final class FeedbackGiver extends LoopService {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final String SOURCE = "demo";

    private final KafkaClients clients;
    private final Topics topics;
    private final Producer<String, SpecificRecord> producer;
    private final Map<String, Integer> withheld = new ConcurrentHashMap<>();
    private final Set<String> given = new HashSet<>();

    FeedbackGiver(KafkaClients clients, Topics topics, Producer<String, SpecificRecord> producer) {
        super("feedback");
        this.clients = clients;
        this.topics = topics;
        this.producer = producer;
    }

    /** Takes note of the stars of a review that is sent without them. Any thread may call it. */
    void withhold(String reviewId, int stars) {
        withheld.put(reviewId, stars);
    }

    /** The reviews whose stars were withheld. */
    Set<String> withheld() {
        return Set.copyOf(withheld.keySet());
    }

    @Override
    protected void loop() {
        Deserializer<Prediction> values =
                clients.serdes().value(Prediction.class).deserializer();
        try (var consumer = clients.reader()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topics.predictions()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (isRunning()) {
                consumer.poll(POLL)
                        .forEach(event -> answer(values.deserialize(event.topic(), event.headers(), event.value())));
                ready(true);
            }
        }
    }

    private void answer(Prediction prediction) {
        Integer stars = withheld.get(prediction.getReviewId());
        if (stars != null && given.add(prediction.getReviewId())) {
            Feedback feedback = Feedback.newBuilder()
                    .setReviewId(prediction.getReviewId())
                    .setStars(stars)
                    .setSource(SOURCE)
                    .setPredictionId(prediction.getPredictionId())
                    .setPredictedStars(prediction.getStars())
                    .build();
            producer.send(new ProducerRecord<>(topics.feedback(), feedback.getReviewId(), feedback));
        }
    }
}
