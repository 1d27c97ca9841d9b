package io.millrace.cli;

import io.millrace.audit.AuditReport;
import io.millrace.audit.Finding;
import java.io.PrintWriter;
import java.util.Locale;

/** An audit for people. Texts are told by their place, never shown. */
final class AuditTables {

    private AuditTables() {}

    static void print(AuditReport report, PrintWriter out) {
        datasets(report).print(out);
        out.println();
        overlaps(report).print(out);
        if (!report.findings().isEmpty()) {
            out.println();
            findings(report).print(out);
        }
        out.println();
        out.println(conclusion(report));
    }

    private static Table datasets(AuditReport report) {
        Table table = new Table("snapshot", "train", "validation", "test");
        report.datasets().forEach(rows -> table.add(rows.name(), rows.train(), rows.validation(), rows.test()));
        return table;
    }

    private static Table overlaps(AuditReport report) {
        return new Table("distinct texts", "count")
                .add("in train", report.trainTexts())
                .add("held out (in validation or test)", report.heldOutTexts())
                .add("held out, and equal to one in train", report.exact())
                .add("held out, and near one in train (similarity " + report.threshold() + " or more)", report.near());
    }

    private static Table findings(AuditReport report) {
        Table table = new Table("overlap", "similarity", "held out", "review", "in train", "review");
        report.findings().forEach(finding -> add(finding, table));
        return table;
    }

    private static void add(Finding finding, Table table) {
        table.add(
                finding.exact() ? "equal" : "near",
                String.format(Locale.ROOT, "%.3f", finding.similarity()),
                finding.heldOut(),
                finding.heldOut().reviewId(),
                finding.train(),
                finding.train().reviewId());
    }

    private static String conclusion(AuditReport report) {
        long listed = report.findings().size();
        long all = report.exact() + report.near();
        if (report.isClean()) {
            return "no text is held out and trained on";
        }
        return listed < all ? listed + " of " + all + " overlaps are listed" : "all overlaps are listed";
    }
}
