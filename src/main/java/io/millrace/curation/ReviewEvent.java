package io.millrace.curation;

import java.util.List;

/**
 * An examined event of the reviews topic.
 *
 * @param offset its offset in the partition of the review
 * @param examined what examination made of it
 * @param flags what was odd but did not decide
 */
public record ReviewEvent(long offset, Examined examined, List<String> flags) {}
