package io.millrace.demo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.millrace.demo.GeneratedReview.Kind;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The words must carry the rating, but not so plainly that any model is perfect. */
class LearnableTest {

    private static final int FEATURES = 1 << 16;
    private static final int TRAIN = 5_000;

    @Test
    void shouldBeLearnableButNotTrivial() {
        // Given
        List<GeneratedReview> originals = ReviewGenerator.reviews(11, 8_000)
                .filter(review -> review.kind() == Kind.FRESH || review.kind() == Kind.MISLABELLED)
                .toList();
        List<GeneratedReview> held = originals.subList(TRAIN, originals.size());

        // When
        Model model = train(originals.subList(0, TRAIN));

        // Then
        double accuracy = held.stream()
                        .filter(review -> Linear.predict(model, features(review)) == review.stars())
                        .count()
                / (double) held.size();
        assertThat(accuracy).isBetween(0.65, 0.80);
    }

    private static Model train(List<GeneratedReview> reviews) {
        Problem problem = new Problem();
        problem.l = reviews.size();
        problem.n = FEATURES;
        problem.x = reviews.stream().map(LearnableTest::features).toArray(Feature[][]::new);
        problem.y = reviews.stream().mapToDouble(GeneratedReview::stars).toArray();
        Linear.disableDebugOutput();
        return Linear.train(problem, new Parameter(SolverType.L2R_LR, 1, 0.01));
    }

    private static Feature[] features(GeneratedReview review) {
        String[] words =
                (review.title() + " " + review.body()).toLowerCase(Locale.ROOT).split("\\W+");
        TreeSet<Integer> indexes = new TreeSet<>();
        for (int i = 0; i < words.length; i++) {
            indexes.add(index(words[i]));
            indexes.add(index(words[i] + " " + (i == 0 ? "" : words[i - 1])));
        }
        return indexes.stream().map(index -> new FeatureNode(index, 1)).toArray(Feature[]::new);
    }

    private static int index(String gram) {
        return 1 + Math.floorMod(gram.hashCode(), FEATURES - 1);
    }
}
