package io.millrace.dataset;

import java.util.Objects;

/**
 * Something in the directory of a dataset that is not as it was built.
 *
 * @param kind what sort of thing
 * @param file name of the file within the directory
 * @param line the line, or entry of {@code leaves.bin}, from 1; null if it is about the whole file
 * @param reviewId the review; null if it is not about one, or nothing that is left tells which
 * @param detail what is wrong, in words, without text of a review
 */
public record Discrepancy(Kind kind, String file, Long line, String reviewId, String detail) {

    /** What can be wrong. */
    public enum Kind {
        /** A file of the manifest is not there. */
        MISSING_FILE,
        /** The manifest does not name the file. */
        EXTRA_FILE,
        /** The file has another size. */
        SIZE,
        /** The file has another SHA-256. */
        SHA256,
        /** The file has another number of lines. */
        LINES,
        /** A line of rows was changed, or cannot be read. */
        CHANGED_LINE,
        /** A line of rows or of the index is not there. */
        MISSING_LINE,
        /** A line of rows or of the index should not be there. */
        EXTRA_LINE,
        /** A record says something else than its leaf. */
        CHANGED_RECORD,
        /** A leaf has no record in the files. */
        MISSING_RECORD,
        /** A record has no leaf. */
        EXTRA_RECORD,
        /** The rows of one review do not say the same. */
        UNEQUAL_ROWS,
        /** The leaves, or their root, do not follow from the rows. */
        ROOT,
        /** The leaves that were removed do not explain what was there before. */
        REDACTION,
        /** The manifest contradicts itself or the files. */
        MANIFEST,
        /** The snapshots topic says something else than the manifest. */
        PUBLISHED
    }

    public Discrepancy {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(detail, "detail");
    }

    static Discrepancy ofFile(Kind kind, String file, String detail) {
        return new Discrepancy(kind, file, null, null, detail);
    }

    /** The kind as it is written: {@code changed-line}. */
    public String name() {
        return VerificationReport.nameOf(kind);
    }
}
