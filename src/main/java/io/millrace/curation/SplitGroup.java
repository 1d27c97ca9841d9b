package io.millrace.curation;

/** What must not be divided between splits, beside equal and near texts. */
public enum SplitGroup {
    /** Nothing more. */
    TEXT,
    /** All reviews of one author. */
    AUTHOR,
    /** All reviews of one product. */
    PRODUCT
}
