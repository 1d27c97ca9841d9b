package io.millrace.snapshot;

import io.millrace.dataset.DatasetException;
import io.millrace.dataset.SnapshotCut;
import io.millrace.runtime.KafkaClients;
import io.millrace.schema.TrainingRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the training-record log from its beginning up to a cut: committed records only, each partition in order. Partitions are
 * shared out among threads, each with a consumer of its own.
 */
public final class LogReader {

    /** Takes the records of the log. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes the next record.
         *
         * @param reviewId its key
         * @param value its value; null withdraws
         * @param writtenAt its timestamp
         */
        void accept(String reviewId, TrainingRecord value, Instant writtenAt);
    }

    private final KafkaClients clients;
    private final int threadsMax;

    /**
     * Makes a reader.
     *
     * @param clients makes its consumers
     * @param threadsMax how many partitions are read at the same time at most, from 1
     */
    public LogReader(KafkaClients clients, int threadsMax) {
        this.clients = clients;
        this.threadsMax = threadsMax;
    }

    /**
     * Reads all records before the cut. Returns or throws when no thread uses the sink any more.
     *
     * @param cut where to stop
     * @param sink takes the records of one partition in order, on one thread; those of several partitions come on several threads
     * @throws DatasetException if the log ends before the cut
     * @throws InterruptedException if the thread was interrupted
     */
    public void read(SnapshotCut cut, Sink sink) throws InterruptedException {
        List<List<TopicPartition>> shares = shares(partitions(cut));
        ExecutorService threads = Executors.newFixedThreadPool(threadsMax, task -> new Thread(task, "log-reader"));
        try {
            CompletionService<Void> readers = new ExecutorCompletionService<>(threads);
            shares.forEach(share -> readers.submit(new LogShare(clients, cut, share, sink)));
            for (int i = 0; i < shares.size(); i++) {
                requireRead(readers.take());
            }
        } finally {
            end(threads);
        }
    }

    private static List<TopicPartition> partitions(SnapshotCut cut) {
        List<TopicPartition> partitions = new ArrayList<>();
        cut.ends().forEach((partition, end) -> {
            if (end > 0) {
                partitions.add(new TopicPartition(cut.topic(), partition));
            }
        });
        return partitions;
    }

    private List<List<TopicPartition>> shares(List<TopicPartition> partitions) {
        int count = Math.min(threadsMax, partitions.size());
        return IntStream.range(0, count)
                .mapToObj(share -> IntStream.iterate(share, i -> i < partitions.size(), i -> i + count)
                        .mapToObj(partitions::get)
                        .toList())
                .toList();
    }

    private static void requireRead(Future<Void> share) throws InterruptedException {
        try {
            share.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a part of the log could not be read", e.getCause());
        }
    }

    /** Whoever reads still when another has failed must stop before the sink is closed. */
    private static void end(ExecutorService threads) {
        threads.shutdownNow();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
