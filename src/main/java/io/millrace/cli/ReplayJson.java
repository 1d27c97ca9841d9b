package io.millrace.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.replay.Change;
import io.millrace.replay.DecisionChanges;
import io.millrace.replay.Difference;
import io.millrace.replay.RecordChanges;
import io.millrace.replay.RecordChanges.Counts;
import io.millrace.replay.ReplayReport;
import io.millrace.serde.PlainJson;
import java.util.List;

/** A replay for programs: one object, keys in snake_case. */
final class ReplayJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ReplayJson() {}

    static JsonNode of(ReplayReport report, ReplayFormat format) {
        ObjectNode object = JSON.objectNode();
        ArrayNode changed = object.putArray("changed_keys");
        format.changed().forEach(changed::add);
        object.set("decisions", decisions(report.decisions(), format.texts()));
        object.set("training_records", records(report.records()));
        ArrayNode notes = object.putArray("notes");
        format.notes().forEach(notes::add);
        return object;
    }

    private static ObjectNode decisions(DecisionChanges decisions, SampledTexts texts) {
        ObjectNode object = JSON.objectNode();
        object.put("events", decisions.events())
                .put("different", decisions.different())
                .put("swaps", decisions.swaps());
        ObjectNode aspects = object.putObject("different_in");
        decisions.aspects().forEach((aspect, count) -> aspects.put(aspect.label(), count));
        object.set("verdicts", changes(decisions.verdicts()));
        object.set("split_changes", changes(decisions.splits()));
        ArrayNode sample = object.putArray("sample");
        decisions.sample().forEach(difference -> sample.add(difference(difference, texts)));
        return object;
    }

    private static ObjectNode difference(Difference difference, SampledTexts texts) {
        ObjectNode object = JSON.objectNode()
                .put("review_id", difference.reviewId())
                .put("partition", difference.partition())
                .put("offset", difference.offset());
        ArrayNode aspects = object.putArray("different_in");
        difference.aspects().forEach(aspect -> aspects.add(aspect.label()));
        object.set("before", PlainJson.of(difference.before()));
        object.set("after", PlainJson.of(difference.after()));
        if (texts.of(difference) != null) {
            object.put("text", texts.of(difference));
        }
        return object;
    }

    private static ArrayNode changes(List<Change> changes) {
        ArrayNode array = JSON.arrayNode();
        changes.forEach(change -> array.addObject()
                .put("before", change.before())
                .put("after", change.after())
                .put("count", change.count()));
        return array;
    }

    private static ObjectNode records(RecordChanges records) {
        ObjectNode object = counts(records.total());
        ArrayNode kinds = object.putArray("by_label_and_language");
        records.byKind()
                .forEach((kind, counts) ->
                        kinds.add(counts(counts).put("stars", kind.stars()).put("language", kind.language())));
        object.set("split_changes", changes(records.splits()));
        return object;
    }

    private static ObjectNode counts(Counts counts) {
        return JSON.objectNode()
                .put("same", counts.same())
                .put("added", counts.added())
                .put("removed", counts.removed())
                .put("changed", counts.changed());
    }
}
