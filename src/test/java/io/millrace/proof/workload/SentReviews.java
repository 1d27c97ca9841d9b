package io.millrace.proof.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Some of the reviews that a producer sent: the newest ones, whose events are still under way, and {@value #KEPT} others of any
 * age. A new one takes the place of any other, so old ones become few but never die out.
 */
final class SentReviews {

    private static final int KEPT = 2_000;
    private static final int NEWEST = 16;

    private final List<Sent> kept = new ArrayList<>(KEPT);
    private final List<Sent> newest = new ArrayList<>(NEWEST);
    private final SplittableRandom random;
    private int next;

    SentReviews(SplittableRandom random) {
        this.random = random;
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    void add(Sent review) {
        put(newest, NEWEST, next, review);
        next = (next + 1) % NEWEST;
        put(kept, KEPT, random.nextInt(KEPT), review);
    }

    /** One of them, half the time one of the newest. There must be one. */
    Sent pick() {
        List<Sent> from = random.nextBoolean() ? newest : kept;
        return from.get(random.nextInt(from.size()));
    }

    private static void put(List<Sent> reviews, int max, int place, Sent review) {
        if (reviews.size() < max) {
            reviews.add(review);
        } else {
            reviews.set(place, review);
        }
    }
}
