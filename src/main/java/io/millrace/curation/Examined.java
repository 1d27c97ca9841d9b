package io.millrace.curation;

/** What examination makes of a review event. */
public sealed interface Examined permits Candidate, Rejection, Erasure {}
