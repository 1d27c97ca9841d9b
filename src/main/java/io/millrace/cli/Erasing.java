package io.millrace.cli;

import io.millrace.schema.Decision;
import io.millrace.schema.TrainingRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Erases reviews and follows what curation does of it. Reads the partitions of decisions and training records where the
 * reviews belong, and keeps what concerns them. For one thread.
 */
final class Erasing implements AutoCloseable {

    private final Session session;
    private final ErasureProgress progress;
    private final Collection<String> reviewIds;
    private final TopicReader<Decision> decisions;
    private final TopicReader<TrainingRecord> records;

    /** Prepares to erase some reviews, at least one. */
    Erasing(Session session, Collection<String> reviewIds) {
        this.session = session;
        this.reviewIds = reviewIds;
        this.progress = new ErasureProgress(reviewIds);
        this.decisions = session.readHomes(session.topics().decisions(), reviewIds, Decision.class);
        this.records = session.readHomes(session.topics().trainingRecords(), reviewIds, TrainingRecord.class);
    }

    /**
     * Sends the tombstones and waits until each is decided and no training record is left.
     *
     * @param idleMax gives up when nothing more is erased for so long
     */
    ErasureProgress erase(Duration idleMax) {
        decisions.drain(ifConcerned(this::decision));
        records.drain(ifConcerned(this::record));
        progress.sent(Tombstones.send(session, reviewIds));
        await(idleMax);
        return progress;
    }

    private void await(Duration idleMax) {
        long last = System.nanoTime();
        while (progress.open() > 0 && System.nanoTime() - last < idleMax.toNanos()) {
            int before = progress.open();
            decisions.poll(ifConcerned(this::decision));
            records.poll(ifConcerned(this::record));
            last = progress.open() < before ? System.nanoTime() : last;
        }
    }

    private Consumer<ConsumerRecord<byte[], byte[]>> ifConcerned(Consumer<ConsumerRecord<byte[], byte[]>> action) {
        return event -> {
            if (progress.concerns(key(event))) {
                action.accept(event);
            }
        };
    }

    private void decision(ConsumerRecord<byte[], byte[]> event) {
        progress.decision(decisions.value(event));
    }

    private void record(ConsumerRecord<byte[], byte[]> event) {
        progress.record(key(event), event.value() != null);
    }

    private static String key(ConsumerRecord<byte[], byte[]> event) {
        return new String(event.key(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try (decisions) {
            records.close();
        }
    }
}
