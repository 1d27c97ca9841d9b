package io.millrace.runtime;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.internals.DefaultErrorHandlerContext;
import org.apache.kafka.streams.processor.TaskId;

/** What Kafka Streams tells an error handler: a record of {@code reviews}-3 at offset 42 that failed in a node. */
final class ErrorContexts {

    static final byte[] KEY = {1, 2};
    static final byte[] VALUE = {0, 0, 7};
    static final String DEAD_LETTERS = "dead-letters";

    private ErrorContexts() {}

    static ErrorHandlerContext in(String node) {
        return at(node, 1234);
    }

    static ErrorHandlerContext at(String node, long timestamp) {
        Headers headers = new RecordHeaders().add("origin", "shop".getBytes(StandardCharsets.UTF_8));
        return new DefaultErrorHandlerContext(
                null, "reviews", 3, 42, headers, node, new TaskId(0, 3), timestamp, KEY, VALUE);
    }

    static String header(ProducerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
