package io.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.cli.Remains.Held;
import io.millrace.cli.Remains.Rewritten;
import java.io.PrintWriter;
import java.util.TreeMap;

/** Shows what is left of reviews to people and to programs. */
final class RemainsFormat {

    private RemainsFormat() {}

    /**
     * {@code {"asked", "erased", "snapshots": [{"snapshot_id", "state", "location", "reviews", "rows": {"train": 1},
     * "review_ids"}], "models": [{"version", "status", "snapshot_id", "reviews", "review_ids"}], "rewritten": [{"snapshot_id",
     * "revision", "removed", "redacted_at"}], "notes"}}.
     */
    static JsonNode json(Remains remains) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("asked", remains.asked())
                .put("erased", remains.erased());
        ArrayNode snapshots = object.putArray("snapshots");
        for (Held held : remains.snapshots()) {
            ObjectNode node = snapshots.addObject();
            add(node, "snapshot_id", "state", "location", held);
            new TreeMap<>(held.rows()).forEach(node.putObject("rows")::put);
        }
        ArrayNode models = object.putArray("models");
        remains.models().forEach(held -> add(models.addObject(), "version", "status", "snapshot_id", held));
        ArrayNode rewritten = object.putArray("rewritten");
        remains.rewritten().forEach(snapshot -> add(rewritten.addObject(), snapshot));
        ArrayNode notes = object.putArray("notes");
        remains.notes().forEach(notes::add);
        return object;
    }

    private static void add(ObjectNode node, Rewritten snapshot) {
        node.put("snapshot_id", snapshot.snapshotId())
                .put("revision", snapshot.revision())
                .put("removed", snapshot.removed())
                .put("redacted_at", snapshot.redactedAt().toString());
    }

    private static void add(ObjectNode node, String name, String state, String origin, Held held) {
        node.put(name, held.name())
                .put(state, held.state())
                .put(origin, held.origin())
                .put("reviews", held.reviews());
        held.reviewIds().forEach(node.putArray("review_ids")::add);
    }

    /** A table of snapshots, one of models, one of snapshots that were rewritten, and the notes; instead of an empty table a line that says so. */
    static void print(Remains remains, PrintWriter out) {
        out.println(remains.asked() + " reviews, " + remains.erased() + " of them erased");
        if (remains.snapshots().isEmpty()) {
            out.println("no snapshot holds any of them");
        } else {
            snapshots(remains).print(out);
        }
        if (remains.models().isEmpty()) {
            out.println("no model was trained on any of them");
        } else {
            models(remains).print(out);
        }
        if (!remains.rewritten().isEmpty()) {
            rewritten(remains).print(out);
        }
        remains.notes().forEach(note -> out.println("note: " + note));
    }

    private static Table rewritten(Remains remains) {
        Table table = new Table("rewritten", "revision", "erased reviews gone", "at");
        remains.rewritten()
                .forEach(snapshot -> table.add(
                        snapshot.snapshotId(), snapshot.revision(), snapshot.removed(), snapshot.redactedAt()));
        return table;
    }

    private static Table snapshots(Remains remains) {
        Table table = new Table("snapshot", "state", "reviews", "train", "validation", "test", "which");
        for (Held held : remains.snapshots()) {
            table.add(
                    held.name(),
                    held.state(),
                    held.reviews(),
                    held.rows().getOrDefault("train", 0L),
                    held.rows().getOrDefault("validation", 0L),
                    held.rows().getOrDefault("test", 0L),
                    which(held));
        }
        return table;
    }

    private static Table models(Remains remains) {
        Table table = new Table("model", "status", "snapshot", "reviews", "which");
        remains.models()
                .forEach(held -> table.add(held.name(), held.state(), held.origin(), held.reviews(), which(held)));
        return table;
    }

    private static String which(Held held) {
        String named = String.join(", ", held.reviewIds());
        return held.reviewIds().size() < held.reviews() ? named + ", …" : named;
    }
}
