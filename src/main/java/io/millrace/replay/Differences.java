package io.millrace.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The events that are decided differently. Two of them are a swap if one text was kept before and is a copy of the other
 * after, and the other way round: both pass the rules both times, and which came first made the difference. The rest is
 * worth to be looked at, and some of it is kept.
 *
 * <p>Memory: that of {@link Pairs}, and the sample. For one thread.
 */
final class Differences {

    /** Follows the id of the review that was kept before; that of the one that is kept after comes next. */
    private static final String GIVES_WAY_TO = "\u0000";

    private final Pairs pairs;
    private final int sampleSize;
    private final List<Difference> sample = new ArrayList<>();
    private long swaps;

    Differences(Path files, long seed, int sampleSize) {
        this.pairs = new Pairs(files, seed);
        this.sampleSize = sampleSize;
    }

    void add(Difference difference) throws IOException {
        byte[] bytes = difference.toBytes();
        if (difference.isLoss()) {
            pairs.before(
                    difference.reviewId() + GIVES_WAY_TO + difference.after().getMatchedReviewId(), bytes);
        } else if (difference.isGain()) {
            pairs.after(difference.before().getMatchedReviewId() + GIVES_WAY_TO + difference.reviewId(), bytes);
        } else {
            pairs.before(difference.partition() + ":" + difference.offset(), bytes);
        }
    }

    /** Finds the swaps; once, after all were added. */
    void drain() throws IOException {
        pairs.drain((key, one, other) -> {
            if (one != null && other != null) {
                swaps++;
            } else {
                keep(one == null ? other : one);
            }
        });
    }

    private void keep(byte[] bytes) throws IOException {
        if (sample.size() < sampleSize) {
            sample.add(Difference.fromBytes(bytes));
        }
    }

    /** How many swaps there are, each of two events. */
    long swaps() {
        return swaps;
    }

    /** Some of the others. */
    List<Difference> sample() {
        return sample;
    }
}
