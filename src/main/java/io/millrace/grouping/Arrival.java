package io.millrace.grouping;

import io.millrace.text.Fingerprint;
import java.util.Comparator;

/**
 * Which of the texts that are looked up at the same time came first: by the time of the event, then by review, then by text. It
 * does not depend on partitions.
 *
 * @param time of the event that claims the text, in milliseconds since 1970
 * @param reviewId the review that claims it
 * @param text the text
 */
public record Arrival(long time, String reviewId, Fingerprint text) implements Comparable<Arrival> {

    private static final Comparator<Arrival> ORDER = Comparator.comparingLong(Arrival::time)
            .thenComparing(Arrival::reviewId)
            .thenComparing(arrival -> arrival.text().hex());

    @Override
    public int compareTo(Arrival other) {
        return ORDER.compare(this, other);
    }
}
