package io.millrace.model;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Small models for tests. */
final class Models {

    private Models() {}

    /** A model with random weights, always the same. */
    static LinearModel small() {
        HashedNgrams ngrams = new HashedNgrams(12);
        List<int[]> rows = Stream.of("soft warm coat", "itchy scarf")
                .map(ngrams::bucketsOf)
                .toList();
        TfIdf features = TfIdf.fit(ngrams, rows, 1);
        Random random = new Random(7);
        float[] weights = new float[LinearModel.LABELS * ngrams.buckets()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = features.idf(i / LinearModel.LABELS) > 0 ? random.nextFloat() - 0.5f : 0;
        }
        return new LinearModel(features, weights, new float[] {-2, -1, 0, 0.5f, 1});
    }
}
