package io.millrace.proof.guarantee;

import io.millrace.config.MillraceConfig;
import io.millrace.proof.workload.EventClass;
import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import io.millrace.serde.AvroSerdes;
import io.millrace.topic.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/** Events of all classes about a few reviews that share a few texts, some of them near, so that there is much to go wrong. */
final class ContendedEvents {

    /** Texts with the same beginning or the same end are near each other, others are not. */
    private static final List<String> BEGINNINGS = List.of("that I", "which you");

    private static final List<String> ENDS = List.of("as people use", "that writers want");

    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private final Random random;
    private final int reviews;
    private final int texts;
    private final int partitions;
    private final List<EventClass> poison;
    private final Topics topics;
    private final Serializer<Review> reviewBytes;
    private final Serializer<Feedback> feedbackBytes;
    private final int run;
    private final Map<String, Review> sentReviews = new HashMap<>();
    private int sent;

    ContendedEvents(MillraceConfig config, Random random, int reviews, int texts) {
        this.random = random;
        this.reviews = reviews;
        this.texts = texts;
        this.run = random.nextInt(1_000);
        this.partitions = config.catalogue().partitions();
        this.poison = Arrays.stream(EventClass.values())
                .filter(this::isPossiblePoison)
                .toList();
        this.topics = config.topics();
        AvroSerdes serdes = new AvroSerdes(config.serdes());
        reviewBytes = serdes.value(Review.class).serializer();
        feedbackBytes = serdes.value(Feedback.class).serializer();
    }

    /** The next event; its id is the number of events before it. */
    ProducerRecord<byte[], byte[]> next() {
        String review = "r" + random.nextInt(reviews);
        int choice = random.nextInt(100);
        if (choice < 5 && sentReviews.containsKey(review)) {
            return event(EventClass.REDELIVERY, null, review, bytes(sentReviews.get(review)));
        } else if (choice < 60) {
            sentReviews.put(review, candidate(review));
            return event(EventClass.EDIT, null, review, bytes(sentReviews.get(review)));
        } else if (choice < 68) {
            return event(EventClass.ERASE, null, review, null);
        } else if (choice < 73) {
            Review german =
                    Review.newBuilder(candidate(review)).setLanguage("de").build();
            return event(EventClass.WRONG_LANGUAGE, null, review, bytes(german));
        } else if (choice < 90) {
            return event(EventClass.FEEDBACK_AFTER, null, review, bytes(feedback(review, 1 + random.nextInt(5))));
        }
        return poison(poison.get(random.nextInt(poison.size())), review);
    }

    /** An event of a class. */
    ProducerRecord<byte[], byte[]> event(EventClass kind, Integer partition, String key, byte[] value) {
        String topic = kind.name().contains("FEEDBACK") ? topics.feedback() : topics.reviews();
        ProducerRecord<byte[], byte[]> event =
                new ProducerRecord<>(topic, partition, START + 10L * sent, key == null ? null : utf8(key), value);
        event.headers().add(EventClass.ID_HEADER, utf8("run/0/" + sent++));
        event.headers().add(EventClass.HEADER, utf8(kind.name()));
        return event;
    }

    byte[] bytes(Review review) {
        return reviewBytes.serialize(topics.reviews(), review);
    }

    byte[] bytes(Feedback feedback) {
        return feedbackBytes.serialize(topics.feedback(), feedback);
    }

    Review candidate(String review) {
        int choice = random.nextInt(texts);
        String text = "This is the &quot;text&quot; " + BEGINNINGS.get(choice & 1) + " have told with number " + run
                + ", in about as many words " + ENDS.get(choice >> 1 & 1)
                + (choice >> 2 == 0 ? "" : " " + (choice >> 2));
        return Review.newBuilder()
                .setReviewId(review)
                .setReviewTitle(random.nextInt(5) == 0 ? "  Title<br>of it" : "title OF it")
                .setReviewBody(
                        random.nextInt(4) == 0 ? text.toUpperCase(Locale.ROOT).replace("&QUOT;", "\"") : text)
                .setStars(random.nextInt(4) == 0 ? null : Integer.valueOf(1 + random.nextInt(2)))
                .setLanguage("en-US")
                .setProductId(random.nextInt(4) == 0 ? null : "product")
                .setReviewerId(Math.floorMod(review.hashCode(), 3) == 0 ? "author" : null)
                .setCreatedAt(random.nextInt(3) == 0 ? Instant.ofEpochMilli(START - 1000) : null)
                .build();
    }

    Feedback feedback(String review, int stars) {
        Instant givenAt = random.nextInt(3) == 0 ? null : Instant.ofEpochMilli(START + random.nextInt(4) * 300L);
        return Feedback.newBuilder()
                .setReviewId(review)
                .setStars(stars)
                .setSource(random.nextBoolean() ? "user" : "annotator")
                .setWeight(1 + random.nextInt(2))
                .setGivenAt(givenAt)
                .build();
    }

    private ProducerRecord<byte[], byte[]> poison(EventClass kind, String review) {
        byte[] good = bytes(candidate(review));
        return switch (kind) {
            case POISON_BYTES -> event(kind, null, review, utf8("no Avro"));
            case POISON_SCHEMA ->
                event(
                        kind,
                        null,
                        review,
                        ByteBuffer.wrap(good).putInt(1, 0x7f00_0001).array());
            case POISON_TRUNCATED -> event(kind, null, review, Arrays.copyOf(good, good.length / 2));
            case POISON_NO_KEY -> event(kind, null, null, good);
            case POISON_FOREIGN_KEY -> event(kind, null, review, bytes(candidate("other")));
            case POISON_PARTITION -> event(kind, (home(review) + 1) % partitions, review, good);
            default -> event(kind, null, review, bytes(feedback(review, 9)));
        };
    }

    /** Of one partition there is no wrong one. */
    private boolean isPossiblePoison(EventClass kind) {
        return kind.expectation() == EventClass.Expectation.DEAD_LETTER
                && (partitions > 1 || kind != EventClass.POISON_PARTITION);
    }

    private int home(String review) {
        return Utils.toPositive(Utils.murmur2(utf8(review))) % partitions;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
