package io.millrace.audit;

import java.util.List;

/**
 * What an audit found.
 *
 * @param datasets what was read, in the order in which it was given
 * @param trainTexts distinct texts in train, of all datasets together
 * @param heldOutTexts distinct texts in validation or test, of all datasets together
 * @param exact how many of the held-out texts are in train of any dataset
 * @param near how many of the others have a near one in train of any dataset
 * @param threshold the least similarity of texts that are near
 * @param findings some of them, see {@link AuditSettings#findingsMax}: first the exact ones, each kind in the order of the
 *     held-out rows
 */
public record AuditReport(
        List<Rows> datasets,
        long trainTexts,
        long heldOutTexts,
        long exact,
        long near,
        double threshold,
        List<Finding> findings) {

    /**
     * The rows of one dataset that were looked at.
     *
     * @param name its name
     * @param train lines of train.jsonl
     * @param validation lines of validation.jsonl
     * @param test lines of test.jsonl
     */
    public record Rows(String name, long train, long validation, long test) {}

    public AuditReport {
        datasets = List.copyOf(datasets);
        findings = List.copyOf(findings);
    }

    /** Whether nothing that is held out is in train. */
    public boolean isClean() {
        return exact == 0 && near == 0;
    }
}
