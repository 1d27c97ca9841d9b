package io.millrace.runtime;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/**
 * Makes a dead letter: key and value as received, the headers of KIP-1034 ({@code __streams.errors.*}: exception, message,
 * stacktrace, topic, partition, offset; text, numbers in decimal), and headers of our own: the node and task that gave up,
 * and what the producer of the record can do.
 */
final class DeadLetter {

    static final String STREAMS_PREFIX = "__streams.errors.";
    static final String OWN_PREFIX = "millrace.errors.";

    /** A dead letter must stay below the topic's limit, so the trace, which nobody needs whole, is cut. */
    private static final int STACKTRACE_CHARS_MAX = 4096;

    private static final String DEFAULT_ACTION = "correct the record and produce it again under the same key";

    private DeadLetter() {}

    static ProducerRecord<byte[], byte[]> of(String topic, ErrorHandlerContext context, Exception error) {
        Headers headers = new RecordHeaders(context.headers());
        put(headers, STREAMS_PREFIX + "exception", error.getClass().getName());
        put(headers, STREAMS_PREFIX + "message", String.valueOf(error.getMessage()));
        put(headers, STREAMS_PREFIX + "stacktrace", stackTrace(error));
        put(headers, STREAMS_PREFIX + "topic", context.topic());
        put(headers, STREAMS_PREFIX + "partition", Integer.toString(context.partition()));
        put(headers, STREAMS_PREFIX + "offset", Long.toString(context.offset()));
        put(headers, OWN_PREFIX + "node", context.processorNodeId());
        put(headers, OWN_PREFIX + "task", String.valueOf(context.taskId()));
        put(headers, OWN_PREFIX + "action", error instanceof BadInputException bad ? bad.action() : DEFAULT_ACTION);
        return new ProducerRecord<>(
                topic, null, timestamp(context), context.sourceRawKey(), context.sourceRawValue(), headers);
    }

    private static Long timestamp(ErrorHandlerContext context) {
        return context.timestamp() < 0 ? null : Long.valueOf(context.timestamp());
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, String.valueOf(value).getBytes(StandardCharsets.UTF_8));
    }

    private static String stackTrace(Exception error) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        return trace.getBuffer().substring(0, Math.min(trace.getBuffer().length(), STACKTRACE_CHARS_MAX));
    }
}
