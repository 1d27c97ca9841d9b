package io.millrace.grouping;

/** What a text says to a review. */
public sealed interface TextAnswer permits Verdict, Recount {

    /** The review. */
    String reviewId();
}
