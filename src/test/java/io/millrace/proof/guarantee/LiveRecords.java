package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.schema.Snapshot;
import io.millrace.schema.TrainingRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The training records that are live at a cut: of each review the last one before the cut, unless that withdraws it. It is
 * carried on from cut to cut, so that the log is read once. For one thread.
 *
 * <p>The order is that of the files: by the first 8 bytes, unsigned, of SHA-256 of the seed (8 bytes, big-endian) and the
 * review id, then by the id.
 */
final class LiveRecords {

    private record Place(long position, String id) {

        static final Comparator<Place> ORDER =
                ((Comparator<Place>) (a, b) -> Long.compareUnsigned(a.position, b.position)).thenComparing(Place::id);
    }

    private final SortedMap<Integer, List<ConsumerRecord<byte[], byte[]>>> logs;
    private final Values<TrainingRecord> values;
    private final Map<String, String> configuration;
    private final RowLines lines;
    private final AllowedRows limits;
    private final Map<Integer, Integer> next = new HashMap<>();
    private final Map<Integer, Long> reached = new HashMap<>();
    private final SortedMap<Place, LiveRow> live = new TreeMap<>(Place.ORDER);
    private List<LiveRow> allowed = List.of();

    /**
     * Nothing, yet.
     *
     * @param evidence the log
     * @param configuration of the snapshots
     */
    LiveRecords(Evidence evidence, Map<String, String> configuration) {
        this.logs = PartitionLogs.of(evidence.log(evidence.topics().trainingRecords()));
        this.values = new Values<>(evidence, TrainingRecord.class);
        this.configuration = configuration;
        this.lines = new RowLines(configuration);
        this.limits = new AllowedRows(configuration);
    }

    /** Says whether the snapshot can be reached from here: it goes nowhere back and is configured alike. */
    boolean leadsTo(Snapshot snapshot) {
        return configuration.equals(snapshot.getConfiguration())
                && Cuts.of(snapshot).entrySet().stream()
                        .allMatch(end -> reached.getOrDefault(end.getKey(), 0L) <= end.getValue());
    }

    /** Reads on to the cut of the snapshot. */
    void advanceTo(Snapshot snapshot) {
        Cuts.of(snapshot).forEach((partition, end) -> {
            List<ConsumerRecord<byte[], byte[]>> log = logs.getOrDefault(partition, List.of());
            int i = next.getOrDefault(partition, 0);
            for (; i < log.size() && log.get(i).offset() < end; i++) {
                apply(log.get(i));
            }
            next.put(partition, i);
            reached.put(partition, end);
        });
        allowed = limits.of(live.values());
    }

    /** All live rows that the limits of the configuration allow, in the order of the files. */
    Collection<LiveRow> rows() {
        return allowed;
    }

    private void apply(ConsumerRecord<byte[], byte[]> read) {
        Place place = place(read.key());
        TrainingRecord value = values.of(read);
        if (value == null) {
            live.remove(place);
        } else {
            live.put(place, lines.of(value, read.timestamp()));
        }
    }

    private Place place(byte[] key) {
        long seed = Long.parseLong(configuration.get("seed"));
        byte[] hashed = ByteBuffer.allocate(Long.BYTES + key.length)
                .putLong(seed)
                .put(key)
                .array();
        return new Place(Sha256Sums.first8(hashed), new String(key, StandardCharsets.UTF_8));
    }
}
