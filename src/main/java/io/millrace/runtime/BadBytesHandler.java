package io.millrace.runtime;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends records whose bytes cannot be read to the dead letters. An outage or a refusal of the schema registry is no fault
 * of the record: it fails the task, which is tried again.
 */
public final class BadBytesHandler implements DeserializationExceptionHandler {

    private static final Logger LOGGER = LoggerFactory.getLogger(BadBytesHandler.class);

    private String deadLetters;

    /** For Kafka Streams, which makes it by name. */
    public BadBytesHandler() {}

    @Override
    public void configure(Map<String, ?> configs) {
        deadLetters = String.valueOf(configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG));
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> consumed, Exception exception) {
        if (Outages.isOutage(exception)) {
            LOGGER.error(
                    "Cannot read {}-{} offset {}: {}",
                    context.topic(),
                    context.partition(),
                    context.offset(),
                    exception.getMessage());
            return Response.fail();
        }
        return Response.resume(List.of(DeadLetter.of(deadLetters, context, exception)));
    }
}
