package io.millrace.runtime;

import static io.millrace.runtime.ErrorContexts.DEAD_LETTERS;
import static io.millrace.runtime.ErrorContexts.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.serde.BadRecordException;
import io.millrace.serde.RegistryRefusedException;
import io.millrace.serde.RegistryUnavailableException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErrorHandlerTest {

    private static final Map<String, ?> CONFIG =
            Map.of(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, DEAD_LETTERS);

    private final BadBytesHandler badBytes = new BadBytesHandler();
    private final BadInputHandler badInput = new BadInputHandler();

    @BeforeEach
    void configure() {
        badBytes.configure(CONFIG);
        badInput.configure(CONFIG);
    }

    @Test
    void shouldSendBytesThatCannotBeReadToTheDeadLettersAndGoOn() {
        // When
        DeserializationExceptionHandler.Response response = onBadBytes(new BadRecordException("cut short"));

        // Then
        assertThat(response.result()).isEqualTo(DeserializationExceptionHandler.Result.RESUME);
        assertThat(response.deadLetterQueueRecords()).singleElement().satisfies(letter -> {
            assertThat(letter.topic()).isEqualTo(DEAD_LETTERS);
            assertThat(header(letter, "__streams.errors.message")).isEqualTo("cut short");
        });
    }

    @Test
    void shouldFailTheTaskWhenTheRegistryIsDown() {
        // When
        DeserializationExceptionHandler.Response response =
                onBadBytes(new RegistryUnavailableException("GET failed", null));

        // Then
        assertThat(response.result()).isEqualTo(DeserializationExceptionHandler.Result.FAIL);
        assertThat(response.deadLetterQueueRecords()).isEmpty();
    }

    @Test
    void shouldFailTheTaskWhenTheRegistryRefuses() {
        assertThat(onBadBytes(new RegistryRefusedException("401")).result())
                .isEqualTo(DeserializationExceptionHandler.Result.FAIL);
    }

    @Test
    void shouldSendWhatAPureNodeRefusesToTheDeadLettersAndGoOn() {
        // When
        ProcessingExceptionHandler.Response response =
                onBadInput("examine-reviews", new BadInputException("stars is 9", "give stars from 1 to 5"));

        // Then
        assertThat(response.result()).isEqualTo(ProcessingExceptionHandler.Result.RESUME);
        assertThat(response.deadLetterQueueRecords()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(ErrorContexts.VALUE);
            assertThat(header(letter, "millrace.errors.node")).isEqualTo("examine-reviews");
        });
    }

    @Test
    void shouldFailTheTaskWhenANodeWithStateThrows() {
        // When
        ProcessingExceptionHandler.Response response =
                onBadInput("settle-reviews", new BadInputException("stars is 9", "give stars from 1 to 5"));

        // Then
        assertThat(response.result()).isEqualTo(ProcessingExceptionHandler.Result.FAIL);
        assertThat(response.deadLetterQueueRecords()).isEmpty();
    }

    private DeserializationExceptionHandler.Response onBadBytes(Exception error) {
        return badBytes.handleError(
                ErrorContexts.in("reviews"),
                new ConsumerRecord<>("reviews", 3, 42, ErrorContexts.KEY, ErrorContexts.VALUE),
                error);
    }

    private ProcessingExceptionHandler.Response onBadInput(String node, Exception error) {
        return badInput.handleError(ErrorContexts.in(node), new Record<>("key", "value", 0), error);
    }
}
