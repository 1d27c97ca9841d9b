package io.millrace.proof.workload;

import io.millrace.testing.Coordinates;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A file that says which events were sent and which were acknowledged, and that outlives its process. A thread of its own
 * appends what is noted and forces it to the disk, after {@value #FORCE_MS} ms or {@value #BATCH_MAX} lines at the latest.
 *
 * <p>An event counts as sent or acknowledged only when its line is forced. So an event may be handed to the cluster only after
 * {@link #force} returned for its {@link #sent}: then every event of the log is in the ledger, whenever the process dies. An
 * acknowledgement that was not forced leaves its event indeterminate.
 *
 * <p>Thread safe: several producers can share one. Noting blocks while {@value #QUEUE_MAX} lines wait.
 */
public final class Ledger implements AutoCloseable {

    private static final int QUEUE_MAX = 20_000;
    private static final int BATCH_MAX = 1_000;
    private static final int FORCE_MS = 50;

    /** A line, or a wish to be told when all lines before it are forced; the other is null. */
    private record Entry(LedgerLine line, CompletableFuture<Void> forced) {}

    private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final FileChannel file;
    private final Thread writer = new Thread(this::write, "ledger");
    private volatile IOException failure;
    private volatile boolean closed;

    private Ledger(FileChannel file) {
        this.file = file;
        writer.setDaemon(true);
        writer.start();
    }

    /**
     * Begins a ledger.
     *
     * @param path a file that does not exist, in a directory that does
     * @throws WorkloadException if it cannot be made
     */
    public static Ledger create(Path path) {
        try {
            return new Ledger(FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new WorkloadException("The ledger " + path + " cannot be made; is there one already?", e);
        }
    }

    /**
     * Reads a ledger, to which nothing is appended meanwhile. A last line without an end was torn off and does not count.
     *
     * @throws WorkloadException if the file cannot be read or is no ledger
     */
    public static Acknowledgements read(Path path) {
        return LedgerReader.read(path);
    }

    /**
     * Notes that an event is about to be sent.
     *
     * @throws WorkloadException if the file cannot be written
     */
    public void sent(String id) {
        put(new Entry(new LedgerLine(id, null), null));
    }

    /**
     * Notes that the cluster acknowledged an event.
     *
     * @throws WorkloadException if the file cannot be written
     */
    public void acknowledged(String id, Coordinates at) {
        put(new Entry(new LedgerLine(id, at), null));
    }

    /**
     * Returns when all that this thread noted before is forced to the disk.
     *
     * @throws WorkloadException if the file cannot be written
     */
    public void force() {
        CompletableFuture<Void> forced = new CompletableFuture<>();
        put(new Entry(null, forced));
        forced.join();
        requireWritable();
    }

    /** Forces all that was noted, and ends. Nothing may be noted afterwards. */
    @Override
    public void close() {
        try (file) {
            closed = true;
            writer.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (IOException e) {
            throw new WorkloadException("The ledger cannot be closed", e);
        }
        requireWritable();
    }

    private void put(Entry entry) {
        requireWritable();
        try {
            queue.put(entry);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void requireWritable() {
        if (failure != null) {
            throw new WorkloadException("The ledger cannot be written; is the disk full?", failure);
        }
    }

    private void write() {
        while (!closed || !queue.isEmpty()) {
            List<Entry> entries = take();
            append(entries);
            entries.stream()
                    .filter(entry -> entry.forced() != null)
                    .forEach(entry -> entry.forced().complete(null));
        }
    }

    /** Waits for the first entry, and then for more of them until somebody waits for these. */
    private List<Entry> take() {
        List<Entry> entries = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofMillis(FORCE_MS).toNanos();
        Entry entry = poll(deadline);
        while (entry != null) {
            entries.add(entry);
            entry = entries.size() == BATCH_MAX || entry.forced() != null ? null : poll(deadline);
        }
        return entries;
    }

    private Entry poll(long deadline) {
        try {
            return queue.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** After a failure nothing is written any more: a line in the middle might be missing. */
    private void append(List<Entry> entries) {
        String lines = entries.stream()
                .filter(entry -> entry.line() != null)
                .map(entry -> entry.line() + "\n")
                .collect(Collectors.joining());
        if (lines.isEmpty() || failure != null) {
            return;
        }
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(lines);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException e) {
            failure = e;
        }
    }

    private static WorkloadException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new WorkloadException("Interrupted while the ledger was at work", e);
    }
}
