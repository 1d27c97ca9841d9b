package io.millrace.cli;

import io.millrace.schema.Redaction;
import io.millrace.schema.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is left of some reviews.
 *
 * @param asked how many reviews were asked for
 * @param erased how many of them are erased
 * @param snapshots those whose files hold some of them, oldest first
 * @param models those that were trained on some of them, oldest first
 * @param rewritten snapshots that erased reviews were taken out of, oldest first
 * @param notes what to know of the answer
 */
record Remains(
        int asked, int erased, List<Held> snapshots, List<Held> models, List<Rewritten> rewritten, List<String> notes) {

    /**
     * A snapshot that is another since reviews were erased, whichever these were.
     *
     * @param snapshotId the snapshot
     * @param revision how often it was rewritten
     * @param removed how many records are gone
     * @param redactedAt when it was last rewritten
     */
    record Rewritten(String snapshotId, int revision, long removed, Instant redactedAt) {

        static Rewritten of(Snapshot snapshot) {
            List<Redaction> redactions = snapshot.getRedactions();
            return new Rewritten(
                    snapshot.getSnapshotId(),
                    snapshot.getRevision(),
                    redactions.stream().mapToLong(Redaction::getRemoved).sum(),
                    redactions.get(redactions.size() - 1).getRedactedAt());
        }
    }

    /**
     * What one snapshot or model has of them.
     *
     * @param name snapshot id or version of the model
     * @param state state or status, in lower case
     * @param origin where the files of the snapshot are, or which snapshot the model was trained on
     * @param reviews how many of the reviews
     * @param rows by split, how many rows of a snapshot are theirs; empty for a model
     * @param reviewIds some of the reviews, in order
     */
    record Held(
            String name, String state, String origin, int reviews, Map<String, Long> rows, List<String> reviewIds) {}
}
