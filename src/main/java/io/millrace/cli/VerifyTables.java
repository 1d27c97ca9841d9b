package io.millrace.cli;

import io.millrace.dataset.Discrepancy;
import io.millrace.dataset.FileEntry;
import io.millrace.dataset.VerificationReport;
import io.millrace.snapshot.RebuildReport;
import java.io.PrintWriter;
import java.util.Map;

/** A verification for people. */
final class VerifyTables {

    private VerifyTables() {}

    static void print(VerificationReport report, RebuildReport again, PrintWriter out) {
        files(report).print(out);
        if (!report.isClean()) {
            out.println();
            counts(report).print(out);
        }
        if (!report.discrepancies().isEmpty()) {
            out.println();
            findings(report).print(out);
        }
        out.println();
        report.notes().forEach(note -> out.println("note: " + note));
        out.println(conclusion(report));
        if (again != null) {
            print(again, out);
        }
    }

    private static Table files(VerificationReport report) {
        Table table = new Table("file", "rows", "bytes", "state");
        for (FileEntry file : report.manifest().files()) {
            boolean damaged = report.damaged().contains(file.name());
            table.add(file.name(), file.rows(), file.bytes(), damaged ? "DAMAGED" : "as built");
        }
        return table;
    }

    private static Table counts(VerificationReport report) {
        Table table = new Table("finding", "count");
        report.counts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> table.add(VerificationReport.nameOf(entry.getKey()), entry.getValue()));
        return table;
    }

    private static Table findings(VerificationReport report) {
        Table table = new Table("finding", "where", "review", "what");
        report.discrepancies()
                .forEach(found -> table.add(found.name(), where(found), found.reviewId(), found.detail()));
        return table;
    }

    private static String where(Discrepancy found) {
        return found.line() == null ? found.file() : found.file() + ":" + found.line();
    }

    private static String conclusion(VerificationReport report) {
        if (!report.isClean()) {
            return report.discrepancies().size() < report.total()
                    ? report.discrepancies().size() + " of " + report.total() + " findings are listed"
                    : "all findings are listed";
        }
        return "all " + report.records() + " records are as they were built; root " + report.recordRoot();
    }

    private static void print(RebuildReport again, PrintWriter out) {
        out.println();
        if (again.isSame()) {
            out.println("built again from the log: every file has the same bytes");
            return;
        }
        Table reasons = new Table("why the log gives something else", "");
        again.reasons().forEach(reason -> reasons.add(reason.name(), reason.detail()));
        reasons.print(out);
        if (again.diff() != null) {
            out.println();
            out.println("files with other bytes: " + String.join(", ", again.differing()));
            out.println();
            DiffFormat.print(again.diff(), "as it is", "built again", true, out);
        }
    }
}
