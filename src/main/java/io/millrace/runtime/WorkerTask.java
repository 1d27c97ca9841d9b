package io.millrace.runtime;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * What a worker does with the records of one topic.
 *
 * <ol>
 *   <li>Records come one at a time, in order, on one thread at a time.
 *   <li>{@link #perform} may be called again for the same record, after a crash or when another process takes over: its
 *       effect must be idempotent.
 *   <li>What it returns is published exactly once for each record.
 *   <li>A failure that belongs to the record is a result, not an exception; an exception makes the worker start over.
 * </ol>
 *
 * @param <T> type of the records
 */
public interface WorkerTask<T extends SpecificRecord> {

    /** Says whether there is something to do for the record. */
    boolean wants(T event);

    /** What to publish before the work begins; it may be published again when the work is begun again. */
    List<Publication> starting(T event);

    /**
     * Does the work. It runs beside the poll loop and may take hours; it is interrupted when the worker closes.
     *
     * @return what to publish
     * @throws InterruptedException if it was interrupted
     */
    List<Publication> perform(T event) throws InterruptedException;

    /**
     * A record to be published.
     *
     * @param topic where
     * @param key under which key
     * @param value what
     */
    record Publication(String topic, String key, SpecificRecord value) {}
}
