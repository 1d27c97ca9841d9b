package io.millrace.bench;

import io.millrace.config.MillraceConfig;
import io.millrace.demo.GeneratedReview;
import io.millrace.demo.ReviewGenerator;
import io.millrace.runtime.KafkaClients;
import io.millrace.schema.Review;
import io.millrace.serde.AvroSerdes;
import java.util.Iterator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes generated reviews to the reviews topic: all at once, or at a steady pace. */
final class ReviewFeed implements AutoCloseable {

    private final String topic;
    private final Iterator<Review> reviews;
    private final Producer<String, SpecificRecord> producer;

    /**
     * Prepares a feed.
     *
     * @param config names the topic
     * @param settings name the reviews
     */
    ReviewFeed(MillraceConfig config, BenchSettings settings) {
        topic = config.topics().reviews();
        reviews = generate(settings).iterator();
        producer = new KafkaClients(config.clients(), new AvroSerdes(config.serdes())).producer();
    }

    /** Writes so many reviews as fast as possible. */
    void fill(int count) {
        for (int i = 0; i < count; i++) {
            send(null);
        }
        producer.flush();
    }

    /**
     * Writes reviews at a steady pace. Each has the time when it was due, even if it is sent late: otherwise a delay would
     * hide in the delays that it causes.
     *
     * @param beganMs when the first one is due: now, by {@link System#currentTimeMillis}
     * @param perSecond the pace
     * @param count how many
     */
    void pace(long beganMs, int perSecond, int count) {
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = i * 1_000_000_000L / perSecond;
            long ahead = due - (System.nanoTime() - began);
            if (ahead > 0) {
                LockSupport.parkNanos(ahead);
            }
            send(beganMs + due / 1_000_000);
        }
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }

    private void send(Long timestamp) {
        Review review = reviews.next();
        producer.send(new ProducerRecord<>(topic, null, timestamp, review.getReviewId(), review));
    }

    private static Stream<Review> generate(BenchSettings settings) {
        return ReviewGenerator.reviews(settings.seed(), Integer.MAX_VALUE)
                .filter(review -> !settings.english() || review.language().equals("en"))
                .map(GeneratedReview::toEvent);
    }
}
