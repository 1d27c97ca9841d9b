package io.millrace.runtime;

import static io.millrace.runtime.ErrorContexts.DEAD_LETTERS;
import static io.millrace.runtime.ErrorContexts.header;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

    private static final ErrorHandlerContext CONTEXT = ErrorContexts.in("examine-reviews");

    @Test
    void shouldCarryKeyValueAndTimeAsReceived() {
        // When
        ProducerRecord<byte[], byte[]> letter = letter(new SerializationException("bad"));

        // Then
        assertThat(letter.topic()).isEqualTo(DEAD_LETTERS);
        assertThat(letter.partition()).isNull();
        assertThat(letter.key()).isEqualTo(ErrorContexts.KEY);
        assertThat(letter.value()).isEqualTo(ErrorContexts.VALUE);
        assertThat(letter.timestamp()).isEqualTo(1234);
    }

    @Test
    void shouldKeepTheHeadersOfTheRecord() {
        // When
        ProducerRecord<byte[], byte[]> letter = letter(new SerializationException("bad"));

        // Then
        assertThat(header(letter, "origin")).isEqualTo("shop");
        assertThat(CONTEXT.headers()).hasSize(1);
    }

    @Test
    void shouldSayWhereTheRecordCameFromAndWhatHappened() {
        // When
        ProducerRecord<byte[], byte[]> letter = letter(new SerializationException("bad"));

        // Then
        assertThat(header(letter, "__streams.errors.exception")).isEqualTo(SerializationException.class.getName());
        assertThat(header(letter, "__streams.errors.message")).isEqualTo("bad");
        assertThat(header(letter, "__streams.errors.stacktrace"))
                .startsWith(SerializationException.class.getName() + ": bad");
        assertThat(header(letter, "__streams.errors.topic")).isEqualTo("reviews");
        assertThat(header(letter, "__streams.errors.partition")).isEqualTo("3");
        assertThat(header(letter, "__streams.errors.offset")).isEqualTo("42");
    }

    @Test
    void shouldSayWhoGaveUpAndWhatToDo() {
        // When
        ProducerRecord<byte[], byte[]> letter = letter(new BadInputException("stars is 9", "give stars from 1 to 5"));

        // Then
        assertThat(header(letter, "millrace.errors.node")).isEqualTo("examine-reviews");
        assertThat(header(letter, "millrace.errors.task")).isEqualTo("0_3");
        assertThat(header(letter, "millrace.errors.action")).isEqualTo("give stars from 1 to 5");
    }

    @Test
    void shouldSayWhatToDoAlsoWhenTheErrorDoesNot() {
        assertThat(header(letter(new SerializationException("bad")), "millrace.errors.action"))
                .contains("produce it again");
    }

    @Test
    void shouldCutALongStackTrace() {
        // When
        ProducerRecord<byte[], byte[]> letter = letter(new IllegalStateException("x".repeat(10_000)));

        // Then
        assertThat(header(letter, "__streams.errors.stacktrace")).hasSize(4096);
    }

    @Test
    void shouldTakeAnErrorWithoutAMessage() {
        assertThat(header(letter(new IllegalStateException()), "__streams.errors.message"))
                .isEqualTo("null");
    }

    @Test
    void shouldLeaveTheTimeToTheProducerWhenTheRecordHasNone() {
        // When
        ProducerRecord<byte[], byte[]> letter =
                DeadLetter.of(DEAD_LETTERS, ErrorContexts.at("examine", -1), new SerializationException("bad"));

        // Then
        assertThat(letter.timestamp()).isNull();
    }

    private static ProducerRecord<byte[], byte[]> letter(Exception error) {
        return DeadLetter.of(DEAD_LETTERS, CONTEXT, error);
    }
}
