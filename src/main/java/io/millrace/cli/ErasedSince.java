package io.millrace.cli;

import io.millrace.schema.ModelVersion;
import io.millrace.schema.Redaction;
import io.millrace.schema.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * On how many reviews models were trained that were erased since: those that were in the train split of the revision that a model was
 * trained on, and were taken out of its snapshot later.
 *
 * @param snapshots by id
 */
record ErasedSince(Map<String, Snapshot> snapshots) {

    static ErasedSince read(Session session) {
        return new ErasedSince(SnapshotsCommand.all(session).stream()
                .collect(Collectors.toMap(Snapshot::getSnapshotId, Function.identity())));
    }

    /** 0 if its snapshot is not known. */
    long count(ModelVersion model) {
        Snapshot snapshot = snapshots.get(model.getSnapshotId());
        return snapshot == null ? 0 : count(model, snapshot);
    }

    /** The same for a model of that snapshot. */
    static long count(ModelVersion model, Snapshot snapshot) {
        List<Redaction> redactions = snapshot.getRedactions();
        return redactions.stream()
                .dropWhile(step -> !step.getPreviousContentHash().equals(model.getDatasetHash()))
                .mapToLong(Redaction::getRemovedTrain)
                .sum();
    }
}
