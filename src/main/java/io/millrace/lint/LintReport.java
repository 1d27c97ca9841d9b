package io.millrace.lint;

import java.util.List;

/**
 * What was found in one file.
 *
 * @param file its name
 * @param format what its rows are
 * @param examples how many rows it has
 * @param findings in the order of the checks
 */
public record LintReport(String file, LintFormat format, long examples, List<Finding> findings) {

    /** Whether there are only notes. */
    public boolean isClean() {
        return findings.stream().allMatch(finding -> finding.severity() == Severity.NOTE);
    }
}
