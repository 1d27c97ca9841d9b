package io.millrace.grouping;

import io.millrace.text.Fingerprint;
import java.util.List;

/**
 * A text that is near.
 *
 * @param similarity of the two, at least the threshold
 * @param group of the near text
 * @param holders the reviews that hold the near text, in the order in which they got it
 */
public record Relation(double similarity, Fingerprint group, List<Holder> holders) {}
