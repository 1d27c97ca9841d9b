package io.millrace.app;

import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import io.millrace.testing.RawReviews;
import io.millrace.topic.Topics;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Every way to be wrong that we could think of, with what shall become of it. All texts hold {@link #SECRET}. */
final class BadInput {

    /** A word that must show up nowhere but in records. */
    static final String SECRET = "zanzibar";

    private static final Instant YEAR_2999 = Instant.parse("2999-01-01T00:00:00Z");

    /**
     * A record and what shall become of it.
     *
     * @param name what is wrong
     * @param record the record
     * @param reason the reason of its decision; null if it shall be a dead letter
     * @param message part of the message of its dead letter; null if it shall be decided
     * @param flags the flags of its decision
     */
    record Case(String name, ProducerRecord<byte[], byte[]> record, String reason, String message, List<String> flags) {

        @Override
        public String toString() {
            return name;
        }
    }

    private final Topics topics;
    private final RawReviews raw;
    private int number;

    BadInput(Topics topics, RawReviews raw) {
        this.topics = topics;
        this.raw = raw;
    }

    Stream<Case> reviews() {
        return Stream.of(unreadable(), misplaced(), decided(), odd()).flatMap(cases -> cases);
    }

    private Stream<Case> unreadable() {
        byte[] good = raw.bytes(review("unreadable").build());
        byte[] random = new byte[200];
        new Random(7).nextBytes(random);
        byte[] longNumber = Arrays.copyOf(good, 5 + 11);
        Arrays.fill(longNumber, 5, longNumber.length, (byte) 0xff);
        return Stream.of(
                dead("random bytes", random, "first byte is"),
                dead("no bytes", new byte[0], "too few"),
                dead("wrong magic byte", with(good, 0, 1), "first byte is 1"),
                dead("unknown schema id", with(good, 1, 0x7f), "has no schema with the id"),
                dead("truncated", Arrays.copyOf(good, good.length - 9), "cut short"),
                dead("trailing bytes", Arrays.copyOf(good, good.length + 1), "bytes follow"),
                dead("endless number", longNumber, "does not fit"),
                dead("another schema", raw.bytes(feedback("unreadable").build()), "of a record named Review"));
    }

    private Stream<Case> misplaced() {
        String elsewhere = "misplaced";
        int away = (raw.home(elsewhere) + 1) % raw.partitions();
        byte[] good = raw.bytes(review(elsewhere).build());
        byte[] notText = {(byte) 0xff, (byte) 0xfe};
        String reviews = topics.reviews();
        return Stream.of(
                dead("no key", new ProducerRecord<>(reviews, null, good), "the key is missing"),
                dead("neither key nor value", new ProducerRecord<>(reviews, null, null), "the key is missing"),
                dead("empty key", new ProducerRecord<>(reviews, new byte[0], good), "the key is missing"),
                dead("key of another review", keyed(reviews, "other", good), "review_id differs from the key"),
                dead("key that is no text", new ProducerRecord<>(reviews, notText, good), "the key"),
                dead(
                        "key in the wrong partition",
                        new ProducerRecord<>(reviews, away, utf8(elsewhere), good),
                        "the key belongs to partition " + raw.home(elsewhere)));
    }

    private Stream<Case> decided() {
        return Stream.of(
                decided("no text", "empty", b -> b.setReviewTitle(null).setReviewBody(null)),
                decided("blank text", "empty", b -> b.setReviewTitle(" \t").setReviewBody("\u200b\u3000\u0000\n")),
                decided("0 stars", "invalid-stars", b -> b.setStars(0)),
                decided("6 stars", "invalid-stars", b -> b.setStars(6)),
                decided("no stars", "accepted", b -> b.setStars(null)),
                decided("2 MB", "too-long", b -> b.setReviewBody(SECRET.repeat(250_000))),
                decided("control characters", "accepted", b -> b.setReviewBody(text("\u0000\u0007\u001b[31m\u009f"))),
                decided("another language", "language", b -> b.setLanguage("de")),
                decided("erasure of nothing", new ProducerRecord<>(topics.reviews(), utf8("nobody"), null), "erased"),
                decided("lone surrogates", keyed(topics.reviews(), "surrogates", surrogates()), "accepted"));
    }

    private Stream<Case> odd() {
        return Stream.of(
                odd("written before 1970", b -> b.setCreatedAt(Instant.ofEpochMilli(-5))),
                odd("written in 2999", b -> b.setCreatedAt(YEAR_2999)),
                odd("written before the big bang", b -> b.setCreatedAt(Instant.ofEpochMilli(Long.MIN_VALUE))),
                odd("record of 2999", YEAR_2999.toEpochMilli()),
                odd("record without a time", -1));
    }

    /** What shall become dead letters; feedback has no decisions. */
    Stream<Case> feedback() {
        byte[] good = raw.bytes(feedback("feedback").build());
        String topic = topics.feedback();
        int away = (raw.home("feedback") + 1) % raw.partitions();
        return Stream.of(
                dead("feedback of random bytes", keyed(topic, "feedback", utf8("five stars")), "first byte is"),
                dead("feedback without a key", new ProducerRecord<>(topic, null, good), "the key is missing"),
                dead("feedback without a value", keyed(topic, "feedback", null), "feedback has no value"),
                dead("feedback on another review", keyed(topic, "other", good), "review_id differs"),
                dead(
                        "feedback in the wrong partition",
                        new ProducerRecord<>(topic, away, utf8("feedback"), good),
                        "the key belongs to partition"),
                badFeedback("feedback of 0 stars", b -> b.setStars(0), "stars is 0"),
                badFeedback("feedback of 6 stars", b -> b.setStars(6), "stars is 6"),
                badFeedback("feedback of no weight", b -> b.setWeight(0), "weight is 0"),
                badFeedback("feedback of undefined weight", b -> b.setWeight(Double.NaN), "weight is NaN"),
                badFeedback("feedback by the author", b -> b.setSource("review"), "source is review"));
    }

    /** Reviews of which some bytes after the schema id were changed. */
    Stream<ProducerRecord<byte[], byte[]>> mutations(int count, Random random) {
        return Stream.generate(() -> {
                    String id = "mutation-" + number++;
                    byte[] bytes = raw.bytes(review(id).build());
                    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                        bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt(256);
                    }
                    return keyed(topics.reviews(), id, bytes);
                })
                .limit(count);
    }

    Review.Builder review(String id) {
        return Review.newBuilder()
                .setReviewId(id)
                .setReviewTitle("From " + SECRET)
                .setReviewBody(text(id))
                .setLanguage("en")
                .setStars(4);
    }

    static Feedback.Builder feedback(String id) {
        return Feedback.newBuilder().setReviewId(id).setStars(2);
    }

    static ProducerRecord<byte[], byte[]> keyed(String topic, String key, byte[] value) {
        return new ProducerRecord<>(topic, utf8(key), value);
    }

    private Case dead(String name, byte[] value, String message) {
        return dead(name, keyed(topics.reviews(), "unreadable", value), message);
    }

    private static Case dead(String name, ProducerRecord<byte[], byte[]> record, String message) {
        return new Case(name, record, null, message, List.of());
    }

    private Case badFeedback(String name, Consumer<Feedback.Builder> wrong, String message) {
        Feedback.Builder feedback = feedback("feedback");
        wrong.accept(feedback);
        return dead(name, keyed(topics.feedback(), "feedback", raw.bytes(feedback.build())), message);
    }

    private Case decided(String name, String reason, Consumer<Review.Builder> wrong) {
        return decided(name, record(name, wrong), reason);
    }

    private static Case decided(String name, ProducerRecord<byte[], byte[]> record, String reason) {
        return new Case(name, record, reason, null, List.of());
    }

    private Case odd(String name, Consumer<Review.Builder> wrong) {
        return new Case(name, record(name, wrong), "accepted", null, List.of("created-at-replaced"));
    }

    private Case odd(String name, long timestamp) {
        ProducerRecord<byte[], byte[]> record = timed(record(name, review -> {}), timestamp);
        return new Case(name, record, "accepted", null, List.of("timestamp-replaced"));
    }

    private ProducerRecord<byte[], byte[]> record(String id, Consumer<Review.Builder> wrong) {
        Review.Builder review = review(id);
        wrong.accept(review);
        return keyed(topics.reviews(), id, raw.bytes(review.build()));
    }

    /** A half of a surrogate pair, as CESU-8 writes it, in place of three letters. */
    private byte[] surrogates() {
        byte[] bytes = raw.bytes(review("surrogates").setReviewBody(text("@@@")).build());
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("@@@");
        ByteBuffer.wrap(bytes).position(at).put(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});
        return bytes;
    }

    /** The constructor of a record takes no negative times, as the protocol does. */
    private static <K, V> ProducerRecord<K, V> timed(ProducerRecord<K, V> record, long timestamp) {
        try {
            Field field = ProducerRecord.class.getDeclaredField("timestamp");
            field.setAccessible(true);
            field.set(record, timestamp);
            return record;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String rest) {
        return "We went to " + SECRET + " with it, and " + rest;
    }

    private static byte[] with(byte[] bytes, int index, int value) {
        byte[] copy = bytes.clone();
        copy[index] = (byte) value;
        return copy;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
