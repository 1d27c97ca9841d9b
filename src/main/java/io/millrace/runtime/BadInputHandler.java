package io.millrace.runtime;

import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what a pure node ({@link #PURE_PREFIX}) cannot process to the dead letters. Anything thrown by another node fails
 * the task: its state may have been changed already, and the transaction that is then aborted takes that back.
 */
public final class BadInputHandler implements ProcessingExceptionHandler {

    /** Nodes whose name begins so have no state and come before any that has. */
    public static final String PURE_PREFIX = "examine";

    private static final Logger LOGGER = LoggerFactory.getLogger(BadInputHandler.class);

    private String deadLetters;

    /** For Kafka Streams, which makes it by name. */
    public BadInputHandler() {}

    @Override
    public void configure(Map<String, ?> configs) {
        deadLetters = String.valueOf(configs.get(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG));
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (context.processorNodeId().startsWith(PURE_PREFIX)) {
            return Response.resume(List.of(DeadLetter.of(deadLetters, context, exception)));
        }
        LOGGER.error(
                "{} failed at {}-{} offset {}",
                context.processorNodeId(),
                context.topic(),
                context.partition(),
                context.offset(),
                exception);
        return Response.fail();
    }
}
