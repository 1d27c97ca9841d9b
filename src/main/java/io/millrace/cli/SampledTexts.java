package io.millrace.cli;

import io.millrace.replay.Difference;
import io.millrace.schema.Review;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The texts of the events in a sample, as they came: title and body.
 *
 * @param byEvent a text by "partition:offset"; erasures and what the log does not hold any more are absent
 */
record SampledTexts(Map<String, String> byEvent) {

    /** No texts were asked for. */
    static final SampledTexts NONE = new SampledTexts(Map.of());

    private static final Duration POLL = Duration.ofSeconds(5);

    static SampledTexts read(Session session, List<Difference> sample) {
        Map<String, String> texts = new HashMap<>();
        try (Consumer<byte[], byte[]> consumer = session.clients().reader()) {
            Deserializer<Review> values = session.serdes().value(Review.class).deserializer();
            for (Difference difference : sample) {
                ConsumerRecord<byte[], byte[]> event =
                        find(consumer, session.topics().reviews(), difference);
                Review review =
                        event == null ? null : values.deserialize(event.topic(), event.headers(), event.value());
                if (review != null) {
                    texts.put(key(difference), text(review));
                }
            }
        }
        return new SampledTexts(texts);
    }

    /** The text of an event; null if it is not known. */
    String of(Difference difference) {
        return byEvent.get(key(difference));
    }

    private static ConsumerRecord<byte[], byte[]> find(
            Consumer<byte[], byte[]> consumer, String topic, Difference difference) {
        TopicPartition partition = new TopicPartition(topic, difference.partition());
        consumer.assign(List.of(partition));
        consumer.seek(partition, difference.offset());
        for (ConsumerRecord<byte[], byte[]> event : consumer.poll(POLL)) {
            return event.offset() == difference.offset() ? event : null;
        }
        return null;
    }

    private static String key(Difference difference) {
        return difference.partition() + ":" + difference.offset();
    }

    private static String text(Review review) {
        return String.join("\n", title(review), review.getReviewBody()).strip();
    }

    private static String title(Review review) {
        return review.getReviewTitle() == null ? "" : review.getReviewTitle();
    }
}
