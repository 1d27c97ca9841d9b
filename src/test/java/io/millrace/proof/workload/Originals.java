package io.millrace.proof.workload;

import io.millrace.demo.GeneratedReview;
import io.millrace.demo.GeneratedReview.Kind;
import io.millrace.demo.ReviewGenerator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The texts of all producers: a function of seed, producer and index. Any producer can so copy any text of another one without
 * being told, and no text need be remembered. All are English.
 */
final class Originals {

    private static final int PHRASINGS = 2_000;
    private static final int PRODUCER_BITS = 40;

    private final long seed;
    private final List<GeneratedReview> phrasings;

    Originals(long seed) {
        this.seed = seed;
        this.phrasings = ReviewGenerator.reviews(seed, Integer.MAX_VALUE)
                .filter(review ->
                        review.kind() == Kind.FRESH && review.language().equals(Versions.LANGUAGE))
                .limit(PHRASINGS)
                .toList();
    }

    /** A text of a producer, in the variation in which it is first written. */
    Original get(int producer, long index) {
        SplittableRandom random = new SplittableRandom(seed ^ (long) producer << PRODUCER_BITS ^ index);
        GeneratedReview phrasing = phrasings.get(random.nextInt(phrasings.size()));
        return new Original(producer, index, random.nextInt(Original.VARIATIONS), phrasing);
    }
}
