package io.millrace.lint;

import java.util.List;

/**
 * What one check found. Nothing of the texts but what all rows have in common, and no more than a few characters of that.
 *
 * @param check the name of the check, as its source names it
 * @param severity how much it matters
 * @param rows how many rows it is about
 * @param lines the first of these rows, lines from 1, ascending; empty if it is about all
 * @param message what was found, and what to do
 */
public record Finding(String check, Severity severity, long rows, List<Long> lines, String message) {

    static Finding of(String check, Severity severity, long rows, String message) {
        return new Finding(check, severity, rows, List.of(), message);
    }

    static Finding of(String check, Severity severity, Lines lines, String message) {
        return new Finding(check, severity, lines.count(), lines.first(), message);
    }
}
