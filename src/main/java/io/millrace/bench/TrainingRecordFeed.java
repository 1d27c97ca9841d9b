package io.millrace.bench;

import io.millrace.config.MillraceConfig;
import io.millrace.demo.GeneratedReview;
import io.millrace.demo.ReviewGenerator;
import io.millrace.runtime.KafkaClients;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import io.millrace.serde.AvroSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.SplittableRandom;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes generated training records: of ten events one changes an earlier record, and of fifty one withdraws one. Their
 * timestamps are ten seconds apart, so that the guards of a snapshot see ordinary days.
 */
final class TrainingRecordFeed implements AutoCloseable {

    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final String GROUP = "%032x";

    private final String topic;
    private final Producer<String, SpecificRecord> producer;
    private final Iterator<GeneratedReview> reviews;
    private final SplittableRandom random;
    private long written;

    /**
     * Prepares a feed.
     *
     * @param config names the topic
     * @param seed of texts and choices
     */
    TrainingRecordFeed(MillraceConfig config, long seed) {
        topic = config.topics().trainingRecords();
        producer = new KafkaClients(config.clients(), new AvroSerdes(config.serdes())).producer();
        reviews = ReviewGenerator.reviews(seed, Integer.MAX_VALUE).iterator();
        random = new SplittableRandom(seed);
    }

    /** Writes until there are so many events in all. */
    void fillUpTo(long events) {
        for (; written < events; written++) {
            int choice = random.nextInt(50);
            long number = choice < 6 ? random.nextLong(written + 1) : written;
            send("review-" + number, choice == 0 ? null : record(number, reviews.next()));
        }
        producer.flush();
    }

    private void send(String reviewId, TrainingRecord value) {
        long timestamp = FIRST.plus(STEP.multipliedBy(written)).toEpochMilli();
        producer.send(new ProducerRecord<>(topic, null, timestamp, reviewId, value));
    }

    private static TrainingRecord record(long number, GeneratedReview review) {
        String group = GROUP.formatted(number);
        return TrainingRecord.newBuilder()
                .setReviewId("review-" + number)
                .setGroup(group)
                .setSplit(split(number))
                .setTitle(review.title())
                .setBody(review.body())
                .setStars(review.stars())
                .setLabelSource("review")
                .setLabelWeight(1.0)
                .setLanguage(review.language())
                .setProductId(review.productId() + "-" + number % 1_000)
                .setReviewerId(review.reviewerId())
                .setProductCategory(review.productCategory())
                .setFingerprint(group)
                .setSourcePartition(0)
                .setSourceOffset(number)
                .setRevision(1)
                .setReviewedAt(FIRST)
                .setLabelledAt(FIRST)
                .build();
    }

    private static Split split(long number) {
        long tenth = number % 10;
        return tenth == 0 ? Split.TEST : tenth == 1 ? Split.VALIDATION : Split.TRAIN;
    }

    @Override
    public void close() {
        producer.close();
    }
}
