package io.millrace.proof.guarantee;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Compares a file with the lines that it must hold. */
final class FileLines {

    private final String snapshot;
    private final Path file;
    private final Findings findings;

    FileLines(String snapshot, Path file, Findings findings) {
        this.snapshot = snapshot;
        this.file = file;
        this.findings = findings;
    }

    /** Reports each line that is missing, too many, or other than expected. After a lost or added line it goes on. */
    void compare(List<ExpectedLine> expected) throws IOException {
        long[] found = LineDigests.of(file);
        int e = 0;
        int f = 0;
        while (e < expected.size() || f < found.length) {
            if (matches(expected, e, found, f)) {
                e++;
                f++;
            } else if (f == found.length || matches(expected, e + 1, found, f)) {
                report(expected.get(e++).id(), f, "is missing");
            } else if (e == expected.size() || matches(expected, e, found, f + 1)) {
                report("a row", f++, "is too many");
            } else {
                report(expected.get(e++).id(), f++, "is not its live record");
            }
        }
    }

    private static boolean matches(List<ExpectedLine> expected, int e, long[] found, int f) {
        return e < expected.size() && f < found.length && expected.get(e).digest() == found[f];
    }

    private void report(String id, int line, String what) {
        findings.add(id, file.getFileName() + " line " + (line + 1) + " of " + snapshot, what);
    }
}
