package io.millrace.training;

import io.millrace.dataset.LabelledText;
import io.millrace.model.HashedNgrams;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a training, in memory: hashed n-grams and label of each. It takes rows until it is full; because the rows
 * of a dataset are in the order of a hash, those that fit are a fair sample.
 */
final class TrainingRows {

    private final HashedNgrams ngrams;
    private final long ngramsMax;
    private final List<int[]> buckets = new ArrayList<>();
    private final List<Integer> stars = new ArrayList<>();
    private long ngramsHeld;
    private long leftOut;

    TrainingRows(HashedNgrams ngrams, long ngramsMax) {
        this.ngrams = ngrams;
        this.ngramsMax = ngramsMax;
    }

    void add(LabelledText row) {
        int[] hashed = leftOut == 0 ? ngrams.bucketsOf(row.text()) : null;
        if (hashed == null || ngramsHeld + hashed.length > ngramsMax) {
            leftOut++;
            return;
        }
        ngramsHeld += hashed.length;
        buckets.add(hashed);
        stars.add(row.stars());
    }

    int size() {
        return buckets.size();
    }

    long leftOut() {
        return leftOut;
    }

    List<int[]> buckets() {
        return buckets;
    }

    int stars(int row) {
        return stars.get(row);
    }

    long withStars(int wanted) {
        return stars.stream().filter(label -> label == wanted).count();
    }

    HashedNgrams ngrams() {
        return ngrams;
    }
}
