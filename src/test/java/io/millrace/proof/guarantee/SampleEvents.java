package io.millrace.proof.guarantee;

import io.millrace.config.MillraceConfig;
import io.millrace.demo.GeneratedReview;
import io.millrace.demo.ReviewGenerator;
import io.millrace.proof.workload.EventClass;
import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import io.millrace.testing.RawReviews;
import io.millrace.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A few events of many classes, sent one after another, each with its headers. */
final class SampleEvents implements AutoCloseable {

    private static final int ONE_IN = 3;
    private static final int STARS = 5;

    private final Topics topics;
    private final RawReviews raw;
    private final Random random;
    private final List<GeneratedReview> reviews;
    private int sequence;

    SampleEvents(MillraceConfig config, long seed, int count) {
        this.topics = config.topics();
        this.raw = new RawReviews(config);
        this.random = new Random(seed);
        this.reviews = ReviewGenerator.reviews(seed, count * 2)
                .filter(review -> review.kind() != GeneratedReview.Kind.NOISE)
                .limit(count)
                .toList();
    }

    /** Sends the reviews of that range, each perhaps with something else about an earlier one. */
    void send(int from, int to) {
        for (int i = from; i < to; i++) {
            sendReview(classOf(reviews.get(i)), reviews.get(i), i % ONE_IN == 0);
            sendMore(reviews.get(random.nextInt(i + 1)));
        }
        sendPoison(reviews.get(from));
    }

    @Override
    public void close() {
        raw.close();
    }

    private static EventClass classOf(GeneratedReview review) {
        if (!review.language().equals("en")) {
            return EventClass.WRONG_LANGUAGE;
        }
        return switch (review.kind()) {
            case EXACT_DUPLICATE -> EventClass.EXACT_DUPLICATE;
            case CASE_DUPLICATE -> EventClass.CASE_SPACE_DUPLICATE;
            default -> EventClass.FRESH;
        };
    }

    private void sendMore(GeneratedReview earlier) {
        boolean english = earlier.language().equals("en");
        switch (random.nextInt(30)) {
            case 0 -> sendReview(english ? EventClass.REDELIVERY : EventClass.WRONG_LANGUAGE, earlier, false);
            case 1 -> send(EventClass.ERASE, topics.reviews(), earlier.reviewId(), null);
            case 2, 3, 4, 5, 6, 7, 8, 9 -> sendFeedback(earlier.reviewId());
            default -> {}
        }
    }

    private void sendReview(EventClass type, GeneratedReview review, boolean withoutStars) {
        Integer stars = withoutStars ? null : review.stars();
        Review event = Review.newBuilder(review.toEvent()).setStars(stars).build();
        send(type, topics.reviews(), review.reviewId(), raw.bytes(event));
    }

    private void sendFeedback(String reviewId) {
        Feedback feedback = Feedback.newBuilder()
                .setReviewId(reviewId)
                .setStars(1 + random.nextInt(STARS))
                .build();
        send(EventClass.FEEDBACK_AFTER, topics.feedback(), reviewId, raw.bytes(feedback));
    }

    private void sendPoison(GeneratedReview review) {
        byte[] event = raw.bytes(review.toEvent());
        send(EventClass.POISON_BYTES, topics.reviews(), review.reviewId(), new byte[] {9, 9, 9});
        send(EventClass.POISON_FOREIGN_KEY, topics.reviews(), "other-" + review.reviewId(), event);
        send(EventClass.POISON_NO_KEY, topics.reviews(), null, null, event);
        int home = raw.home(review.reviewId());
        int elsewhere = (home + 1) % raw.partitions();
        send(EventClass.POISON_PARTITION, topics.reviews(), elsewhere, review.reviewId(), event);
    }

    private void send(EventClass type, String topic, String key, byte[] value) {
        send(type, topic, null, key, value);
    }

    private void send(EventClass type, String topic, Integer partition, String key, byte[] value) {
        ProducerRecord<byte[], byte[]> event =
                new ProducerRecord<>(topic, partition, key == null ? null : utf8(key), value);
        event.headers().add(EventClass.HEADER, utf8(type.name()));
        event.headers().add(EventClass.ID_HEADER, utf8("sample/0/" + sequence++));
        raw.send(event);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
