package io.millrace.proof;

import io.millrace.testing.RecordCopies;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** What could be wrong with a log. A verifier that does not see it proves nothing. */
enum Mutation {
    /** One record is not there. */
    DROP {
        @Override
        void apply(List<ConsumerRecord<byte[], byte[]>> log, int index) {
            log.remove(index);
        }
    },
    /** One record is there twice. */
    DUPLICATE {
        @Override
        void apply(List<ConsumerRecord<byte[], byte[]>> log, int index) {
            log.add(index + 1, log.get(index));
        }
    },
    /** Two records of one key have changed places. */
    SWAP {
        @Override
        void apply(List<ConsumerRecord<byte[], byte[]>> log, int index) {
            int other = another(log, index);
            ConsumerRecord<byte[], byte[]> one = log.get(index);
            ConsumerRecord<byte[], byte[]> two = log.get(other);
            log.set(index, moved(two, one));
            log.set(other, moved(one, two));
        }
    },
    /** The last tenth of a partition is not there. */
    LOSE_TAIL {
        @Override
        void apply(List<ConsumerRecord<byte[], byte[]>> log, int index) {
            TopicPartition partition = partition(log.get(index));
            List<Integer> of = new ArrayList<>();
            for (int i = 0; i < log.size(); i++) {
                if (partition(log.get(i)).equals(partition)) {
                    of.add(i);
                }
            }
            log.subList(of.get(of.size() * 9 / 10), of.get(of.size() - 1) + 1).clear();
        }
    };

    private static final int TRIES = 10_000;
    private static final String SUPERSEDED = "superseded";

    abstract void apply(List<ConsumerRecord<byte[], byte[]>> log, int index);

    /** The evidence with this wrong at a random place of the topic. */
    Evidence of(Evidence evidence, String topic, Random random) {
        List<ConsumerRecord<byte[], byte[]>> log = new ArrayList<>(evidence.log(topic));
        int index = random.ints(TRIES, 0, log.size())
                .filter(any -> this != SWAP || another(log, any) >= 0)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no key of " + topic + " has two values"));
        apply(log, index);
        return evidence.with(topic, List.copyOf(log));
    }

    /** Where the next record of the same key with another value is; -1 if there is none. */
    private static int another(List<ConsumerRecord<byte[], byte[]>> log, int index) {
        ConsumerRecord<byte[], byte[]> one = log.get(index);
        for (int i = index + 1; i < log.size(); i++) {
            ConsumerRecord<byte[], byte[]> other = log.get(i);
            boolean sameKey = one.partition() == other.partition() && Arrays.equals(one.key(), other.key());
            if (sameKey && !Arrays.equals(one.value(), other.value()) && isInOrder(one) && isInOrder(other)) {
                return i;
            }
        }
        return -1;
    }

    /** A decision that an event is superseded may stand before or after that on the next event: to swap these is no fault. */
    private static boolean isInOrder(ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null || !new String(record.value(), StandardCharsets.ISO_8859_1).contains(SUPERSEDED);
    }

    /** The record as if it had been written at another one's place. */
    private static ConsumerRecord<byte[], byte[]> moved(
            ConsumerRecord<byte[], byte[]> record, ConsumerRecord<byte[], byte[]> place) {
        return RecordCopies.at(record, place.partition(), place.offset(), record.key(), record.value());
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
