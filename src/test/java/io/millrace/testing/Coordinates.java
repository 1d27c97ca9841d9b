package io.millrace.testing;

import io.millrace.schema.Decision;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;

/**
 * Where a record is.
 *
 * @param topic its topic
 * @param partition its partition
 * @param offset its offset
 */
public record Coordinates(String topic, int partition, long offset) {

    private static final String ERRORS = "__streams.errors.";

    /** Where a written record went. */
    public static Coordinates of(RecordMetadata written) {
        return new Coordinates(written.topic(), written.partition(), written.offset());
    }

    /** Where a read record is. */
    public static Coordinates of(ConsumerRecord<?, ?> read) {
        return new Coordinates(read.topic(), read.partition(), read.offset());
    }

    /** Where the event is that a decision is about. */
    public static Coordinates of(Decision decision) {
        return new Coordinates(decision.getSourceTopic(), decision.getSourcePartition(), decision.getSourceOffset());
    }

    /** Where the record was that became a dead letter. */
    public static Coordinates ofDeadLetter(ConsumerRecord<?, ?> letter) {
        return new Coordinates(
                header(letter, ERRORS + "topic"),
                Integer.parseInt(header(letter, ERRORS + "partition")),
                Long.parseLong(header(letter, ERRORS + "offset")));
    }

    /** A header as text; null if there is none. */
    public static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
