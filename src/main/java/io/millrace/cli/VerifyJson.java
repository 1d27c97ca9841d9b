package io.millrace.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.dataset.Discrepancy;
import io.millrace.dataset.VerificationReport;
import io.millrace.snapshot.RebuildReport;

/** A verification for programs: one object, keys in snake_case. */
final class VerifyJson {

    private VerifyJson() {}

    /**
     * {@code {"snapshot_id", "clean", "format_version", "records", "record_root", "content_hash", "damaged_files", "findings_total",
     * "findings": [{"kind", "file", "line", "review_id", "detail"}], "notes"}}, and {@code "rebuild": {"same", "differing_files",
     * "reasons": [{"cause", "detail"}], "diff"}} if it was built again. {@code record_root} is that of the rows.
     */
    static ObjectNode of(VerificationReport report, RebuildReport again) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("snapshot_id", report.manifest().snapshotId())
                .put("clean", report.isClean())
                .put("format_version", report.manifest().formatVersion())
                .put("records", report.records())
                .put("record_root", report.recordRoot())
                .put("content_hash", report.manifest().contentHash());
        report.damaged().forEach(object.putArray("damaged_files")::add);
        object.put("findings_total", report.total());
        ArrayNode findings = object.putArray("findings");
        report.discrepancies().forEach(found -> findings.add(of(found)));
        report.notes().forEach(object.putArray("notes")::add);
        if (again != null) {
            object.set("rebuild", of(again));
        }
        return object;
    }

    private static ObjectNode of(Discrepancy found) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("kind", found.name())
                .put("file", found.file())
                .put("line", found.line())
                .put("review_id", found.reviewId())
                .put("detail", found.detail());
    }

    private static ObjectNode of(RebuildReport again) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("same", again.isSame());
        ArrayNode reasons = object.putArray("reasons");
        again.reasons()
                .forEach(reason ->
                        reasons.addObject().put("cause", reason.name()).put("detail", reason.detail()));
        if (again.diff() != null) {
            again.differing().forEach(object.putArray("differing_files")::add);
            object.set("diff", DiffFormat.json(again.diff()));
        }
        return object;
    }
}
