package io.millrace.dataset;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * How many records of one author, and how many of one product, a window of time may bring into a dataset, and how many of
 * them it may hold in all. The first keeps a
 * burst of reviews, bought or made by a program, from deciding what a model learns. What is too many is left out of the
 * dataset, never of the log: a later dataset with other limits has it.
 *
 * <p>Windows are tumbling, of UTC, from the epoch on. The time of a record is the timestamp of its last version in the
 * training-record log: that of the review, edit or feedback that changed it, as the producer's clock or the broker gave
 * it, and never more than a day ahead. The time within a review ({@code created_at}) is not asked, since its author
 * may choose it, and could spread a burst over years. Nor is the newest time of the partition, which compaction changes.
 *
 * @param authorMax most records of one author in one window, up to {@value #RECORDS_MAX}; 0 for any number
 * @param productMax most records of one product in one window, likewise
 * @param window length of the windows, at least a second, whole milliseconds; {@link Duration#ZERO} if no window is limited
 * @param authorTotalMax most records of one author in the whole dataset, likewise
 * @param productTotalMax most records of one product in the whole dataset, likewise
 */
public record GuardLimits(int authorMax, int productMax, Duration window, int authorTotalMax, int productTotalMax) {

    /** The highest limit: as many records of one author or product are held in memory. */
    public static final int RECORDS_MAX = 100_000;

    /** The length of a window unless told otherwise: a day. */
    public static final Duration WINDOW = Duration.ofDays(1);

    /** Any number of records of anybody. */
    public static final GuardLimits NONE = new GuardLimits(0, 0, Duration.ZERO, 0, 0);

    public GuardLimits {
        Objects.requireNonNull(window, "window");
        require("author_max", authorMax);
        require("product_max", productMax);
        require("author_total_max", authorTotalMax);
        require("product_total_max", productTotalMax);
        if (authorMax == 0 && productMax == 0) {
            window = Duration.ZERO;
        } else if (window.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new DatasetException(
                    "Dataset option guard_window_ms is " + window.toMillis() + "; give at least 1000");
        }
    }

    /** Whether nothing is limited. */
    public boolean areOff() {
        return window.isZero() && authorTotalMax == 0 && productTotalMax == 0;
    }

    /** The number of the window that a time is in, if windows are limited. */
    long windowOf(Instant time) {
        return Math.floorDiv(time.toEpochMilli(), window.toMillis());
    }

    private static void require(String key, int max) {
        if (max < 0 || max > RECORDS_MAX) {
            throw new DatasetException(
                    "Dataset option " + key + " is " + max + "; give a whole number from 0 to " + RECORDS_MAX);
        }
    }
}
