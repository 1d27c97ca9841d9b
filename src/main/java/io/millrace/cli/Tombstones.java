package io.millrace.cli;

import io.millrace.curation.KeyCheck;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Asks for the erasure of reviews: records without a value, under their ids. */
final class Tombstones {

    private Tombstones() {}

    /**
     * Sends them; returns when every in-sync replica has them all.
     *
     * @return the offset of each in the topic of reviews, by review
     * @throws CliException if one cannot be written; others may be, and to send them again does no harm
     */
    static Map<String, Long> send(Session session, Collection<String> reviewIds) {
        String topic = session.topics().reviews();
        session.requireTopic(topic);
        try (Producer<String, SpecificRecord> producer = session.producer()) {
            // The home is named, so that no setting of the clients can send one where curation refuses it.
            KeyCheck keys = new KeyCheck(producer.partitionsFor(topic).size());
            Map<String, Future<RecordMetadata>> sent = new LinkedHashMap<>();
            reviewIds.forEach(id -> sent.put(id, producer.send(new ProducerRecord<>(topic, keys.home(id), id, null))));
            producer.flush();
            Map<String, Long> offsets = new HashMap<>();
            sent.forEach((id, answer) -> offsets.put(id, offset(topic, answer)));
            return offsets;
        }
    }

    private static long offset(String topic, Future<RecordMetadata> answer) {
        try {
            return answer.get().offset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException("interrupted before Kafka had all erasures; send them again", e);
        } catch (ExecutionException e) {
            throw new CliException(
                    "cannot write to " + topic + ": " + e.getCause().getMessage()
                            + "; some erasures may be there, send all of them again",
                    e.getCause());
        }
    }
}
