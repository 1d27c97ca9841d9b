package io.millrace.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.dataset.DiffReport;
import io.millrace.dataset.DiffReport.Change;
import io.millrace.dataset.DiffReport.Changed;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows how two datasets differ, to people and to programs. */
final class DiffFormat {

    private DiffFormat() {}

    /**
     * {@code {"before", "after", "records_before", "records_after", "same", "changes": {"added": {"records", "by_label":
     * {"5": 1}, "by_language": {"en": 1}, "review_ids"}}}}; the changes are added, removed, label, text, split, language, group
     * and rows.
     */
    static ObjectNode json(DiffReport diff) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("before", diff.before())
                .put("after", diff.after())
                .put("records_before", diff.recordsBefore())
                .put("records_after", diff.recordsAfter())
                .put("same", diff.same());
        ObjectNode changes = object.putObject("changes");
        diff.changes().forEach((change, changed) -> add(changes.putObject(DiffReport.nameOf(change)), changed));
        return object;
    }

    private static void add(ObjectNode node, Changed changed) {
        node.put("records", changed.records());
        ObjectNode labels = node.putObject("by_label");
        changed.byLabel().forEach((stars, count) -> labels.put(stars.toString(), count));
        changed.byLanguage().forEach(node.putObject("by_language")::put);
        changed.first().forEach(node.putArray("review_ids")::add);
    }

    /**
     * One row a change, with labels and languages, then the reviews.
     *
     * @param before what the first is called
     * @param after what the second is called
     */
    static void print(DiffReport diff, String before, String after, boolean withReviews, PrintWriter out) {
        new Table("", "records")
                .add(before, diff.recordsBefore())
                .add(after, diff.recordsAfter())
                .add("the same in both", diff.same())
                .print(out);
        out.println();
        if (diff.isEmpty()) {
            out.println("both hold the same records");
            return;
        }
        changes(diff).print(out);
        if (withReviews) {
            out.println();
            reviews(diff).print(out);
        }
    }

    private static Table changes(DiffReport diff) {
        Table table = new Table("change", "records", "1", "2", "3", "4", "5", "languages");
        diff.changes().forEach((change, changed) -> {
            Map<Integer, Long> labels = changed.byLabel();
            table.add(
                    words(change),
                    changed.records(),
                    labels.getOrDefault(1, 0L),
                    labels.getOrDefault(2, 0L),
                    labels.getOrDefault(3, 0L),
                    labels.getOrDefault(4, 0L),
                    labels.getOrDefault(5, 0L),
                    languages(changed));
        });
        return table;
    }

    private static String languages(Changed changed) {
        return changed.byLanguage().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Table reviews(DiffReport diff) {
        Table table = new Table("change", "reviews");
        diff.changes().forEach((change, changed) -> {
            if (!changed.first().isEmpty()) {
                boolean more = changed.first().size() < changed.records();
                table.add(words(change), String.join(", ", changed.first()) + (more ? ", …" : ""));
            }
        });
        return table;
    }

    private static String words(Change change) {
        return switch (change) {
            case ADDED -> "added";
            case REMOVED -> "removed";
            case LABEL -> "changed label";
            case TEXT -> "changed text";
            case SPLIT -> "moved to another split";
            case LANGUAGE -> "other language";
            case GROUP -> "other group";
            case ROWS -> "written more or less often";
        };
    }
}
