package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.schema.TrainingRecord;
import io.millrace.testing.Coordinates;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The last value of a key of the training-record log.
 *
 * @param reviewId the key
 * @param at where it is
 * @param value what it says, not null
 */
record LiveRecord(String reviewId, Coordinates at, TrainingRecord value) {

    /** The live training records, by review; a review whose record was withdrawn has none. */
    static Map<String, LiveRecord> read(Evidence evidence) {
        Map<String, LiveRecord> live = new LinkedHashMap<>();
        evidence.log(evidence.topics().trainingRecords(), TrainingRecord.class).forEach(record -> put(live, record));
        return live;
    }

    private static void put(Map<String, LiveRecord> live, ConsumerRecord<String, TrainingRecord> record) {
        if (record.value() == null) {
            live.remove(record.key());
        } else {
            live.put(record.key(), new LiveRecord(record.key(), Coordinates.of(record), record.value()));
        }
    }
}
