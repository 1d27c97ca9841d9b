package io.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.cli.Lineage.Range;
import io.millrace.schema.LogCounts;
import io.millrace.schema.ModelVersion;
import io.millrace.schema.Snapshot;
import io.millrace.serde.PlainJson;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/** Shows lineage to people and to programs. */
final class LineageFormat {

    private LineageFormat() {}

    /**
     * {@code {"snapshot", "previous", "ranges": [{"partition", "previous_end", "end", "windows", "added"}], "jobs", "models",
     * "champion"}} with snapshot, added windows, jobs and models as the topics have them; {@code previous} and {@code champion} are
     * names or null.
     */
    static JsonNode json(Lineage lineage) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.set("snapshot", PlainJson.of(lineage.snapshot()));
        object.put(
                "previous",
                lineage.previous() == null ? null : lineage.previous().getSnapshotId());
        ArrayNode ranges = object.putArray("ranges");
        lineage.ranges().forEach(range -> add(ranges.addObject(), range));
        ArrayNode jobs = object.putArray("jobs");
        lineage.jobs().forEach(job -> jobs.add(PlainJson.of(job)));
        ArrayNode models = object.putArray("models");
        lineage.models()
                .forEach(model -> models.add(((ObjectNode) PlainJson.of(model))
                        .put("erased_reviews", ErasedSince.count(model, lineage.snapshot()))));
        object.put(
                "champion",
                lineage.champion() == null ? null : lineage.champion().getVersion());
        return object;
    }

    private static void add(ObjectNode node, Range range) {
        node.put("partition", range.partition())
                .put("previous_end", range.previousEnd())
                .put("end", range.end())
                .put("windows", range.windows());
        ArrayNode added = node.putArray("added");
        range.added().forEach(window -> added.add(PlainJson.of(window)));
    }

    /** From the log to the models, or from the model that was asked for back to the log. */
    static void print(Lineage lineage, PrintWriter out) {
        if (lineage.model() == null) {
            printSnapshot(lineage, out);
            out.println();
            printJobs(lineage, out);
            out.println();
            printModels(lineage, out);
        } else {
            printModels(lineage, out);
            out.println();
            printJobs(lineage, out);
            out.println();
            printSnapshot(lineage, out);
        }
    }

    private static void printSnapshot(Lineage lineage, PrintWriter out) {
        facts(lineage).print(out);
        out.println();
        Table ranges = new Table("partition", "to", "windows", "new windows", "from", "opened", "closed");
        lineage.ranges()
                .forEach(range -> ranges.add(
                        range.partition(),
                        range.end(),
                        range.windows(),
                        range.added().size(),
                        range.previousEnd(),
                        seconds(range.openedAt()),
                        seconds(range.closedAt())));
        ranges.print(out);
    }

    private static Instant seconds(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Table facts(Lineage lineage) {
        Snapshot snapshot = lineage.snapshot();
        String before = lineage.previous() == null ? "none" : lineage.previous().getSnapshotId();
        Table table = new Table("snapshot", snapshot.getSnapshotId())
                .add("state", lower(snapshot.getState()))
                .add("why", snapshot.getReason())
                .add("topic", snapshot.getTopic() + ", id " + snapshot.getTopicId())
                .add("previous", before)
                .add("since then", added(snapshot.getAdded()));
        if (snapshot.getDataset() != null) {
            table.add("records", records(snapshot.getDataset().getBySplit()))
                    .add("content", snapshot.getDataset().getContentHash())
                    .add("root of records", snapshot.getDataset().getRecordRoot());
        }
        snapshot.getRedactions()
                .forEach(step -> table.add(
                        "revision " + step.getRevision(),
                        seconds(step.getRedactedAt()) + ", without " + step.getRemoved() + " erased reviews"));
        return table;
    }

    private static String added(LogCounts added) {
        return added.getNewRecords() + " new, " + added.getChangedRecords() + " changed, " + added.getErasedRecords()
                + " withdrawn";
    }

    private static String records(Map<String, Long> bySplit) {
        long all = bySplit.values().stream().mapToLong(Long::longValue).sum();
        return all + " (train " + bySplit.getOrDefault("train", 0L) + ", validation "
                + bySplit.getOrDefault("validation", 0L) + ", test " + bySplit.getOrDefault("test", 0L) + ")";
    }

    private static void printJobs(Lineage lineage, PrintWriter out) {
        if (lineage.jobs().isEmpty()) {
            out.println("no job has trained on it");
            return;
        }
        Table table = new Table("job", "state", "model", "why");
        lineage.jobs()
                .forEach(job -> table.add(
                        job.getJobId(),
                        lower(job.getState()),
                        job.getModelVersion(),
                        job.getError() == null ? job.getReason() : job.getError()));
        table.print(out);
    }

    private static void printModels(Lineage lineage, PrintWriter out) {
        if (lineage.models().isEmpty()) {
            out.println("no model came of it");
            return;
        }
        Table table = new Table("model", "status", "accuracy", "champion", "erased since", "verdict");
        for (ModelVersion model : lineage.models()) {
            table.add(
                    model.getVersion(),
                    lower(model.getStatus()),
                    String.format(Locale.ROOT, "%.3f", model.getEvaluation().getAccuracy()),
                    lineage.standing(model),
                    ErasedSince.count(model, lineage.snapshot()),
                    model.getGate().getReason());
        }
        table.print(out);
    }

    private static String lower(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
