package io.millrace.curation;

import static io.millrace.curation.CurationDriver.TOPICS;
import static io.millrace.curation.CurationDriver.review;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.runtime.BadInputException;
import io.millrace.schema.Decision;
import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import io.millrace.serde.BadRecordException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I1: what cannot be processed becomes exactly one dead letter, and harms no other record. */
class CurationDeadLetterTest {

    private static final String BEFORE = "The dress fits well and I like the colour very much.";
    private static final String AFTER = "The trousers are too short and they tore on the second day.";
    private static final byte[] KEY = "bad".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path stateDir;

    private CurationDriver curation;
    private long reviewsSent;
    private long feedbackSent;

    @BeforeEach
    void open() {
        curation = new CurationDriver(stateDir);
    }

    @AfterEach
    void close() {
        curation.close();
    }

    @Test
    void shouldPutAsideRandomBytes() {
        long seed = System.nanoTime();
        byte[] noise = new byte[64];
        new Random(seed).nextBytes(noise);

        assertDeadLetter("seed " + seed, TOPICS.reviews(), KEY, noise, BadRecordException.class);
        assertDeadLetter("seed " + seed, TOPICS.feedback(), KEY, noise, BadRecordException.class);
    }

    @Test
    void shouldPutAsideAWrongMagicByte() {
        byte[] value = good();
        value[0] = 7;

        assertDeadLetter("magic", TOPICS.reviews(), KEY, value, BadRecordException.class);
    }

    @Test
    void shouldPutAsideAnUnknownSchema() {
        byte[] value = good();
        value[3] = 77;

        assertDeadLetter("schema id", TOPICS.reviews(), KEY, value, BadRecordException.class);
    }

    @Test
    void shouldPutAsideTruncatedBytes() {
        byte[] value = good();

        assertDeadLetter("empty", TOPICS.reviews(), KEY, new byte[0], BadRecordException.class);
        assertDeadLetter("no id", TOPICS.reviews(), KEY, Arrays.copyOf(value, 3), BadRecordException.class);
        assertDeadLetter("no body", TOPICS.reviews(), KEY, Arrays.copyOf(value, 5), BadRecordException.class);
        assertDeadLetter("cut", TOPICS.reviews(), KEY, Arrays.copyOf(value, 20), BadRecordException.class);
    }

    @Test
    void shouldPutAsideRecordsWithoutAKey() {
        assertDeadLetter("null", TOPICS.reviews(), null, good(), BadInputException.class);
        assertDeadLetter("empty", TOPICS.reviews(), new byte[0], good(), BadInputException.class);
        assertDeadLetter("erasure", TOPICS.reviews(), null, null, BadInputException.class);
        assertDeadLetter("feedback", TOPICS.feedback(), null, feedback(5, 1, "user"), BadInputException.class);
    }

    @Test
    void shouldPutAsideRecordsUnderAnotherKey() {
        byte[] other = "other".getBytes(StandardCharsets.UTF_8);
        byte[] noText = {(byte) 0xFF, (byte) 0xFE};

        assertDeadLetter("other", TOPICS.reviews(), other, good(), BadInputException.class);
        assertDeadLetter("no text", TOPICS.reviews(), noText, good(), BadInputException.class);
        assertDeadLetter("feedback", TOPICS.feedback(), other, feedback(5, 1, "user"), BadInputException.class);
    }

    @Test
    void shouldPutAsideFeedbackThatSaysNothingUsable() {
        assertBadFeedback(null);
        assertBadFeedback(feedback(0, 1, "user"));
        assertBadFeedback(feedback(6, 1, "user"));
        assertBadFeedback(feedback(5, 0, "user"));
        assertBadFeedback(feedback(5, -1, "user"));
        assertBadFeedback(feedback(5, Double.NaN, "user"));
        assertBadFeedback(feedback(5, Double.POSITIVE_INFINITY, "user"));
        assertBadFeedback(feedback(5, 1, Label.AUTHOR));
        assertBadFeedback(feedback(5, 1, "user", 0));
        assertBadFeedback(feedback(5, 1, "user", 6));
    }

    private void assertBadFeedback(byte[] value) {
        assertDeadLetter("feedback", TOPICS.feedback(), KEY, value, BadInputException.class);
    }

    /** Sends a good record, the bad one, and another good one. */
    private void assertDeadLetter(String what, String topic, byte[] key, byte[] value, Class<?> cause) {
        // Given
        curation.pipe(review("before", BEFORE, 5).build());
        reviewsSent++;

        // When
        curation.pipeBytes(topic, key, value);
        long offset = topic.equals(TOPICS.reviews()) ? reviewsSent++ : feedbackSent++;
        curation.pipe(review("after", AFTER, 2).build());
        reviewsSent++;

        // Then
        List<TestRecord<byte[], byte[]>> letters = curation.deadLetters();
        assertThat(letters).as(what).hasSize(1);
        assertThat(letters.get(0).key()).as(what).isEqualTo(key);
        assertThat(letters.get(0).value()).as(what).isEqualTo(value);
        assertHeaders(headers(letters.get(0)), topic, offset, cause);
        assertThat(curation.fullDecisions())
                .as(what)
                .extracting(Decision::getReviewId)
                .containsExactly("before", "after");
    }

    private static void assertHeaders(Map<String, String> headers, String topic, long offset, Class<?> cause) {
        assertThat(headers)
                .containsOnlyKeys(
                        "__streams.errors.exception",
                        "__streams.errors.message",
                        "__streams.errors.stacktrace",
                        "__streams.errors.topic",
                        "__streams.errors.partition",
                        "__streams.errors.offset",
                        "millrace.errors.node",
                        "millrace.errors.task",
                        "millrace.errors.action")
                .containsEntry("__streams.errors.exception", cause.getName())
                .containsEntry("__streams.errors.topic", topic)
                .containsEntry("__streams.errors.partition", "0")
                .containsEntry("__streams.errors.offset", Long.toString(offset))
                .containsEntry("millrace.errors.task", "0_0");
        assertThat(headers.values()).allMatch(text -> !text.isBlank()).noneMatch(text -> text.contains(BEFORE));
    }

    private static Map<String, String> headers(TestRecord<byte[], byte[]> letter) {
        Map<String, String> headers = new TreeMap<>();
        letter.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    /** A value that would be accepted under its own key. */
    private byte[] good() {
        return curation.bytes(
                TOPICS.reviews(), Review.class, review("bad", BEFORE, 5).build());
    }

    private byte[] feedback(int stars, double weight, String source) {
        return feedback(stars, weight, source, null);
    }

    private byte[] feedback(int stars, double weight, String source, Integer predicted) {
        Feedback given = Feedback.newBuilder()
                .setReviewId("bad")
                .setStars(stars)
                .setWeight(weight)
                .setSource(source)
                .setPredictedStars(predicted)
                .build();
        return curation.bytes(TOPICS.feedback(), Feedback.class, given);
    }
}
