package io.millrace.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.dataset.IndexedReviews;
import io.millrace.dataset.TrainedOn;
import io.millrace.schema.ModelVersion;
import io.millrace.schema.Snapshot;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Adds to the story of a review the snapshots that hold it and the models that were trained on it. For one thread. */
final class StoredStory {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Session session;
    private final Story story;
    private final HeldRecord held;
    private final StoredFiles stored;

    StoredStory(Session session, Story story, HeldRecord held) {
        this.session = session;
        this.story = story;
        this.held = held;
        this.stored = new StoredFiles(session.storage(), story::note);
    }

    void read() {
        SnapshotsCommand.all(session).forEach(this::tell);
        try (Models models = new Models(session)) {
            models.all().forEach(this::tell);
        }
    }

    private void tell(Snapshot snapshot) {
        Long covered = held.coveredBy(snapshot);
        Map<String, Long> rows = snapshot.getDataset() == null
                ? Map.of()
                : stored.look(
                        "snapshot " + snapshot.getSnapshotId(),
                        snapshot.getDataset().getLocation(),
                        IndexedReviews.FILES,
                        directory -> IndexedReviews.rows(directory, story.reviewId()),
                        Map.of());
        if (covered != null || !rows.isEmpty()) {
            add(StorySource.SNAPSHOTS, snapshot.getPlannedAt(), "in snapshot", details(snapshot, covered, rows));
        }
    }

    private static ObjectNode details(Snapshot snapshot, Long covered, Map<String, Long> rows) {
        ObjectNode details = JSON.objectNode()
                .put("snapshot_id", snapshot.getSnapshotId())
                .put("state", snapshot.getState().name())
                .put("record_offset", covered);
        ObjectNode files = details.putObject("rows");
        rows.forEach(files::put);
        return details;
    }

    private void tell(ModelVersion model) {
        boolean trained = stored.look(
                "model " + model.getVersion(),
                model.getLocation(),
                TrainedOn.FILES,
                directory -> TrainedOn.load(directory).contains(story.reviewId()),
                false);
        if (trained) {
            ObjectNode details = JSON.objectNode()
                    .put("version", model.getVersion())
                    .put("status", model.getStatus().name().toLowerCase(Locale.ROOT))
                    .put("snapshot_id", model.getSnapshotId())
                    .put("reason", model.getReason());
            add(StorySource.MODELS, model.getCreatedAt(), "model trained", details);
        }
    }

    private void add(StorySource source, Instant time, String what, ObjectNode details) {
        ObjectNode where = JSON.objectNode().put("topic", source.topic(session.topics()));
        story.add(new StoryEntry(source, time, what, where, details));
    }
}
