package io.millrace.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.Broker;
import io.millrace.testing.TestRecords;
import io.millrace.testing.TestTopics;
import io.millrace.testing.WithBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@WithBroker
@Timeout(60)
class InStepConsumerIT {

    private static final int RECORDS = 6_000;
    private static final int PARTITIONS = 3;

    /** A consumer that takes 500 records of a partition at a time is behind by 1,500. */
    private static final long BEHIND_MAX = 150;

    private final String topic = TestTopics.unique("log");

    @Test
    void shouldReadPartitionsInTheOrderOfTheTimesOfTheirRecords(Broker broker) throws Exception {
        // Given
        create(broker);
        long begin = System.currentTimeMillis();
        TestRecords.write(
                broker.bootstrapServers(),
                LongStream.range(0, RECORDS)
                        .mapToObj(i -> new ProducerRecord<>(topic, (int) (i % PARTITIONS), begin + i, "", "value"))
                        .toList(),
                new StringSerializer(),
                new StringSerializer());

        // When
        List<Long> times = times(broker);

        // Then
        assertThat(times).hasSize(RECORDS).doesNotHaveDuplicates();
        assertThat(behind(times)).isLessThan(BEHIND_MAX);
    }

    private void create(Broker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    private List<Long> times(Broker broker) {
        List<Long> times = new ArrayList<>();
        try (InStepConsumer consumer = new InStepConsumer(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            consumer.assign(LongStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic, (int) partition))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            while (times.size() < RECORDS) {
                consumer.poll(Duration.ofMillis(100)).forEach(event -> times.add(event.timestamp()));
            }
        }
        return times;
    }

    /** How far a record is at most behind the newest that came before it. */
    private static long behind(List<Long> times) {
        long newest = Long.MIN_VALUE;
        long behind = 0;
        for (long time : times) {
            newest = Math.max(newest, time);
            behind = Math.max(behind, newest - time);
        }
        return behind;
    }
}
