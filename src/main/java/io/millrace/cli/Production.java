package io.millrace.cli;

import io.millrace.input.InputReader;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * Sends rows as they are read. A row that the topic does not take for its size is a bad line; any other refusal ends it.
 *
 * @param <T> the records
 */
final class Production<T extends SpecificRecord> implements InputReader.Handler<T>, AutoCloseable {

    private final Producer<String, SpecificRecord> producer;
    private final String topic;
    private final Function<T, String> key;
    private final Progress progress;
    private final PrintWriter err;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong bad = new AtomicLong();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    Production(
            Producer<String, SpecificRecord> producer,
            String topic,
            Function<T, String> key,
            Progress progress,
            PrintWriter err) {
        this.producer = producer;
        this.topic = topic;
        this.key = key;
        this.progress = progress;
        this.err = err;
    }

    @Override
    public void accept(long line, T row) {
        requireNoFailure();
        producer.send(new ProducerRecord<>(topic, key.apply(row), row), (metadata, error) -> onAnswer(line, error));
    }

    @Override
    public void refuse(long line, String problem) {
        bad.incrementAndGet();
        synchronized (err) {
            err.println("millrace: line " + line + " " + problem);
            err.flush();
        }
    }

    /** Waits until every record is acknowledged. */
    void finish() {
        producer.flush();
        requireNoFailure();
    }

    long written() {
        return written.get();
    }

    long bad() {
        return bad.get();
    }

    @Override
    public void close() {
        producer.close();
    }

    private void onAnswer(long line, Exception error) {
        if (error == null) {
            progress.written(written.incrementAndGet());
        } else if (error instanceof RecordTooLargeException) {
            refuse(line, "is larger than the topic takes");
        } else {
            failure.compareAndSet(null, error);
        }
    }

    private void requireNoFailure() {
        if (failure.get() != null) {
            throw new CliException(
                    "cannot write to " + topic + " after " + written + " records: "
                            + failure.get().getMessage(),
                    failure.get());
        }
    }
}
