package io.millrace.cli;

import io.millrace.curation.KeyCheck;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Goes through a log of reviews whose values name their authors, once. For one thread.
 *
 * @param <T> the values
 */
final class AuthoredLog<T extends SpecificRecord> {

    private final String topic;
    private final TopicReader<T> reader;
    private final Function<T, String> author;
    private final KeyCheck keys;
    private long records;
    private long unreadable;

    AuthoredLog(String topic, TopicReader<T> reader, Function<T, String> author) {
        this.topic = topic;
        this.reader = reader;
        this.author = author;
        this.keys = new KeyCheck(reader.partitions().size());
    }

    /**
     * Tells all of it.
     *
     * @return what there was to read, in words
     */
    List<String> read(AuthoredReviews reviews) {
        Map<TopicPartition, Long> beginnings = reader.beginnings();
        reader.drain(event -> tell(event, reviews));
        List<String> notes = new ArrayList<>();
        notes.add("looked through the " + records + " records of " + topic
                + (unreadable == 0 ? "" : "; " + unreadable + " of them cannot be read"));
        String removed = removed(beginnings);
        if (!removed.isEmpty()) {
            notes.add(topic + " begins at " + removed + "; older records were removed, and reviews that only they name"
                    + " cannot be found by their author: name them with --review");
        }
        return notes;
    }

    private void tell(ConsumerRecord<byte[], byte[]> event, AuthoredReviews reviews) {
        records++;
        String id = event.key() == null ? "" : new String(event.key(), StandardCharsets.UTF_8);
        if (event.value() != null) {
            String writer = author(event);
            if (!id.isEmpty()) {
                reviews.saw(id, writer);
            }
        } else if (keys.accepts(id, event.partition())) {
            // Elsewhere it became a dead letter and withdrew nothing.
            reviews.withdrawn(id);
        }
    }

    /** Null if there is none, or the record cannot be read: then it became a dead letter. */
    private String author(ConsumerRecord<byte[], byte[]> event) {
        try {
            return author.apply(reader.value(event));
        } catch (SerializationException e) {
            unreadable++;
            return null;
        }
    }

    /** Partitions and first offsets of those that have lost records; empty if none has. */
    private static String removed(Map<TopicPartition, Long> beginnings) {
        return beginnings.entrySet().stream()
                .filter(beginning -> beginning.getValue() > 0)
                .sorted(Comparator.comparing(beginning -> beginning.getKey().partition()))
                .map(beginning -> beginning.getKey().partition() + ":" + beginning.getValue())
                .collect(Collectors.joining(" "));
    }
}
