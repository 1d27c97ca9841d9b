package io.millrace.cli;

import io.millrace.schema.Champion;
import io.millrace.schema.ModelVersion;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import io.millrace.schema.WindowClosed;
import java.time.Instant;
import java.util.List;

/**
 * Where a snapshot came from and what became of it.
 *
 * @param model the model that was asked for; null if the snapshot was, and then jobs and models are all of it
 * @param snapshot the snapshot
 * @param previous the one before it; null for the first
 * @param ranges the cut, by partition
 * @param jobs that trained on it, oldest first
 * @param models that came of them, oldest first
 * @param champion the model that serves now; null if there is none
 */
record Lineage(
        String model,
        Snapshot snapshot,
        Snapshot previous,
        List<Range> ranges,
        List<RetrainingJob> jobs,
        List<ModelVersion> models,
        Champion champion) {

    /**
     * What a snapshot has of one partition of the training-record log.
     *
     * @param partition the partition
     * @param previousEnd where the previous snapshot ended; 0 for the first
     * @param end the first offset that does not belong to it
     * @param windows closed windows before that offset
     * @param added those of them that the previous snapshot did not have, in order
     */
    record Range(int partition, long previousEnd, long end, long windows, List<WindowClosed> added) {

        /** Stream time of the first record that the previous snapshot did not have; null if there is none. */
        Instant openedAt() {
            return added.isEmpty() ? null : added.get(0).getOpenedAt();
        }

        /** Stream time when the last of the windows closed; null if none was added. */
        Instant closedAt() {
            return added.isEmpty() ? null : added.get(added.size() - 1).getClosedAt();
        }
    }

    /** What a model is by now, in words. */
    String standing(ModelVersion candidate) {
        if (champion != null && champion.getVersion().equals(candidate.getVersion())) {
            return "yes, since " + champion.getPromotedAt();
        }
        return switch (candidate.getStatus()) {
            case CHAMPION, RETIRED -> "was";
            default -> "no";
        };
    }
}
