package io.millrace.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.audit.Audit;
import io.millrace.audit.AuditReport;
import io.millrace.audit.Finding;
import io.millrace.audit.Place;

/** An audit for programs: one object, keys in snake_case. */
final class AuditJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AuditJson() {}

    static ObjectNode of(AuditReport report) {
        ObjectNode object = JSON.objectNode().put("clean", report.isClean());
        ArrayNode datasets = object.putArray("snapshots");
        report.datasets().forEach(rows -> datasets.add(of(rows)));
        object.put("train_texts", report.trainTexts())
                .put("held_out_texts", report.heldOutTexts())
                .put("exact_overlaps", report.exact())
                .put("near_overlaps", report.near())
                .put("threshold", report.threshold())
                .put("recall_at_threshold", Audit.recall());
        ArrayNode findings = object.putArray("findings");
        report.findings().forEach(finding -> findings.add(of(finding)));
        return object;
    }

    private static ObjectNode of(AuditReport.Rows rows) {
        return JSON.objectNode()
                .put("snapshot", rows.name())
                .put("train", rows.train())
                .put("validation", rows.validation())
                .put("test", rows.test());
    }

    private static ObjectNode of(Finding finding) {
        ObjectNode object = JSON.objectNode()
                .put("overlap", finding.exact() ? "exact" : "near")
                .put("similarity", finding.similarity());
        object.set("held_out", of(finding.heldOut()));
        object.set("train", of(finding.train()));
        return object;
    }

    private static ObjectNode of(Place place) {
        return JSON.objectNode()
                .put("snapshot", place.dataset())
                .put("file", place.file())
                .put("line", place.line())
                .put("review_id", place.reviewId());
    }
}
