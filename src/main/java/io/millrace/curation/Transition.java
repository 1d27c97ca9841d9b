package io.millrace.curation;

import java.util.List;

/**
 * The result of settling one event.
 *
 * @param status what is known of the review from now on
 * @param effects what is to be done, in order
 */
public record Transition(Status status, List<Effect> effects) {}
