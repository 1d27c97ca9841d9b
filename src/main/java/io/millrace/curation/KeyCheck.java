package io.millrace.curation;

import io.millrace.runtime.BadInputException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/**
 * Checks that a record has a key and is where its key belongs. All that is known of a review is kept in one partition, by
 * the default (murmur2) partitioner; a record elsewhere would be settled without its own past (invariants I2 and I3).
 *
 * @param partitions partitions of the reviews topic, at least 1
 */
public record KeyCheck(int partitions) {

    /**
     * Says whether a record is fit to be examined.
     *
     * @param key may be null
     * @param partition where the record is
     */
    public boolean accepts(String key, int partition) {
        return key != null && !key.isEmpty() && home(key) == partition;
    }

    /**
     * Checks one record.
     *
     * @param key may be null
     * @param partition where the record is
     * @throws BadInputException if the key is missing or belongs elsewhere
     */
    public void check(String key, int partition) {
        if (key == null || key.isEmpty()) {
            throw new BadInputException("the key is missing", "produce it under its review_id");
        }
        if (!accepts(key, partition)) {
            throw new BadInputException(
                    "the key belongs to partition " + home(key) + " of " + partitions,
                    "use the default partitioner (in librdkafka: partitioner=murmur2_random)");
        }
    }

    /** The partition where the default partitioner puts a key, 0 to {@code partitions} - 1. */
    public int home(String key) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }
}
