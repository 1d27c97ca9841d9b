package io.millrace.curation;

/** The wish to erase a review: an event without a value. */
public record Erasure() implements Examined {}
