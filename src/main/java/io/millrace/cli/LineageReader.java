package io.millrace.cli;

import io.millrace.cli.Lineage.Range;
import io.millrace.schema.ModelVersion;
import io.millrace.schema.PartitionEnd;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import io.millrace.schema.WindowClosed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads where snapshots and models came from. For one thread. */
final class LineageReader {

    private final Session session;

    LineageReader(Session session) {
        this.session = session;
    }

    /**
     * Finds a snapshot or a model, and all that belongs to it.
     *
     * @param name id of a snapshot or version of a model
     * @throws CliException if it is neither
     */
    Lineage read(String name) {
        List<Snapshot> snapshots = SnapshotsCommand.all(session);
        try (Models models = new Models(session)) {
            List<ModelVersion> all = models.all();
            ModelVersion asked = first(all, model -> model.getVersion().equals(name));
            String id = asked == null ? name : asked.getSnapshotId();
            Snapshot snapshot =
                    first(snapshots, candidate -> candidate.getSnapshotId().equals(id));
            if (snapshot == null) {
                throw new CliException(name + " is neither a snapshot nor a model, or its snapshot is not known;"
                        + " `millrace snapshots list` and `millrace models list` list them");
            }
            Snapshot previous = previous(snapshots, snapshot);
            return new Lineage(
                    asked == null ? null : name,
                    snapshot,
                    previous,
                    ranges(snapshot, previous),
                    jobs(id, asked),
                    asked != null ? List.of(asked) : models(all, id),
                    models.champion());
        }
    }

    private static List<ModelVersion> models(List<ModelVersion> all, String snapshotId) {
        return all.stream()
                .filter(model -> model.getSnapshotId().equals(snapshotId))
                .toList();
    }

    private List<RetrainingJob> jobs(String snapshotId, ModelVersion asked) {
        try (FoldedTopic<RetrainingJob> jobs = session.fold(session.topics().jobs(), RetrainingJob.class)) {
            return jobs.current().values().stream()
                    .filter(job -> job.getSnapshotId().equals(snapshotId))
                    .filter(job -> asked == null || job.getJobId().equals(asked.getJobId()))
                    .sorted(Comparator.comparingLong(RetrainingJob::getNumber))
                    .toList();
        }
    }

    private static Snapshot previous(List<Snapshot> snapshots, Snapshot snapshot) {
        return snapshots.stream()
                .filter(candidate -> candidate.getNumber() < snapshot.getNumber())
                .max(Comparator.comparingLong(Snapshot::getNumber))
                .orElse(null);
    }

    private List<Range> ranges(Snapshot snapshot, Snapshot previous) {
        Map<Integer, Long> before = previous == null ? Map.of() : ends(previous);
        Map<Integer, List<WindowClosed>> windows = windows();
        List<Range> ranges = new ArrayList<>();
        ends(snapshot).forEach((partition, end) -> {
            long from = before.getOrDefault(partition, 0L);
            List<WindowClosed> closed = windows.getOrDefault(partition, List.of());
            ranges.add(new Range(partition, from, end, in(closed, 0, end).size(), in(closed, from, end)));
        });
        return ranges;
    }

    private static List<WindowClosed> in(List<WindowClosed> windows, long from, long end) {
        return windows.stream()
                .filter(window -> window.getEndOffset() > from && window.getEndOffset() <= end)
                .toList();
    }

    /** All closed windows by partition, in order. */
    private Map<Integer, List<WindowClosed>> windows() {
        Map<Integer, List<WindowClosed>> windows = new TreeMap<>();
        try (TopicReader<WindowClosed> reader = session.read(session.topics().windows(), WindowClosed.class)) {
            reader.drain(event -> {
                WindowClosed window = reader.value(event);
                windows.computeIfAbsent(window.getPartition(), any -> new ArrayList<>())
                        .add(window);
            });
        }
        return windows;
    }

    private static Map<Integer, Long> ends(Snapshot snapshot) {
        return snapshot.getCut().stream()
                .collect(Collectors.toMap(
                        PartitionEnd::getPartition, PartitionEnd::getEndOffset, (a, b) -> b, TreeMap::new));
    }

    private static <T> T first(List<T> all, Predicate<T> wanted) {
        return all.stream().filter(wanted).findFirst().orElse(null);
    }
}
