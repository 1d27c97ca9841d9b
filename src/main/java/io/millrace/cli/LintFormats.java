package io.millrace.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.lint.Finding;
import io.millrace.lint.LintReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Shows what lint found, as tables or as JSON. */
final class LintFormats {

    private LintFormats() {}

    static void print(LintReport report, PrintWriter out) {
        out.println(report.file() + ": " + report.format().label() + ", " + report.examples() + " rows, "
                + (report.isClean() ? "nothing to change" : "see below"));
        Table table = new Table("severity", "check", "rows", "finding", "first lines");
        report.findings()
                .forEach(finding -> table.add(
                        severity(finding), finding.check(), finding.rows(), finding.message(), lines(finding)));
        table.print(out);
        out.println();
    }

    private static String lines(Finding finding) {
        return finding.lines().isEmpty()
                ? null
                : finding.lines().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    static String json(List<LintReport> reports) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("clean", reports.stream().allMatch(LintReport::isClean));
        ArrayNode files = json.putArray("files");
        reports.forEach(report -> add(report, files.addObject()));
        return json.toPrettyString();
    }

    private static void add(LintReport report, ObjectNode json) {
        json.put("file", report.file())
                .put("format", report.format().label())
                .put("rows", report.examples())
                .put("clean", report.isClean());
        ArrayNode findings = json.putArray("findings");
        report.findings().forEach(finding -> add(finding, findings.addObject()));
    }

    private static void add(Finding finding, ObjectNode json) {
        json.put("check", finding.check())
                .put("severity", severity(finding))
                .put("rows", finding.rows())
                .put("message", finding.message());
        ArrayNode lines = json.putArray("first_lines");
        finding.lines().forEach(lines::add);
    }

    private static String severity(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }
}
