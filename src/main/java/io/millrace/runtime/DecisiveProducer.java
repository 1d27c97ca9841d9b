package io.millrace.runtime;

import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A transactional producer for Kafka Streams that answers a time-out as if it had been fenced. Streams then gives up all its
 * tasks, makes a new producer, joins its group anew, and reads on from what is committed, whatever came of the transaction.
 *
 * <p>Left to itself, Streams 4.3.1 takes a time-out for a corrupted task: it makes the task anew and remembers, in that task
 * alone, to set its input back. If an assignment arrives before the task has begun, the task is thrown away and made once more,
 * the input is not set back, and what had been polled is lost ({@code TaskManager.handleTasksPendingInitialization}).
 *
 * <p>It also lets no transaction pass without asking the group. What a clock sets off reads nothing, so Streams has no offsets to
 * commit with it; then it commits without the group's knowledge, even if others took over the task long ago. An offset that is
 * committed once more, unchanged, is refused to who is no member any more.
 *
 * <p>Thread-safe, as the producer that it is; offsets are sent by the thread that polls.
 */
final class DecisiveProducer extends KafkaProducer<byte[], byte[]> {

    private final OwnOffsets committed;
    private boolean initialized;

    /**
     * Makes it, and aborts what its transactional id left open in an earlier life, which all readers wait for. Streams itself
     * does that only when the first task is to begin, seconds after others took over the tasks that were left.
     *
     * @param config of a producer; without a transactional id there is nothing to abort
     * @param committed what the group has of the partitions of this member
     */
    DecisiveProducer(Map<String, Object> config, OwnOffsets committed) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.committed = committed;
        if (config.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG) != null) {
            endLastLife();
        }
    }

    private void endLastLife() {
        try {
            initTransactions();
        } catch (KafkaException e) {
            // Streams asks again, and deals with what still fails then.
        }
    }

    @Override
    public void initTransactions() {
        if (!initialized) {
            super.initTransactions();
            initialized = true;
        }
    }

    /**
     * {@inheritDoc} A record that could not be delivered in time ends the transaction: its callback is told of a fence.
     *
     * @param callback not null: Streams always has one
     */
    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> event, Callback callback) {
        return super.send(event, (written, error) -> callback.onCompletion(written, decided(error)));
    }

    @Override
    public void sendOffsetsToTransaction(
            Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata groupMetadata) {
        try {
            super.sendOffsetsToTransaction(offsets.isEmpty() ? committed.any(groupMetadata) : offsets, groupMetadata);
        } catch (TimeoutException e) {
            throw undecided(e);
        }
    }

    @Override
    public void commitTransaction() {
        try {
            super.commitTransaction();
        } catch (TimeoutException e) {
            throw undecided(e);
        }
    }

    private static Exception decided(Exception error) {
        return error instanceof RetriableException
                ? new ProducerFencedException("gave up after a time-out: " + error.getMessage())
                : error;
    }

    private static CommitFailedException undecided(TimeoutException error) {
        CommitFailedException failure = new CommitFailedException("gave up after a time-out: " + error.getMessage());
        failure.initCause(error);
        return failure;
    }
}
