package io.millrace.dataset;

/** Whether the labels of the train split are made equally frequent. Validation and test are never touched. */
public enum Balance {
    /** Every record once. */
    NONE,
    /** Of each label only as many records as the rarest has: the first in shuffle order. */
    UNDERSAMPLE,
    /** Every label as often as the most frequent, by repeating records; the copies are spread over the file. */
    OVERSAMPLE,
    /** The distribution of a {@link LabelTarget}, with as many records as it allows: the first of each label in shuffle order. */
    TARGET
}
