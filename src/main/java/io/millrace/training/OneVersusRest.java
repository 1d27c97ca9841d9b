package io.millrace.training;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import io.millrace.model.LinearModel;
import io.millrace.model.SparseRow;
import io.millrace.model.TfIdf;
import java.util.Random;

/**
 * Fits L2-regularised logistic regressions with liblinear's dual coordinate descent (Yu, Huang, Lin 2011, "Dual
 * coordinate descent methods for logistic regression and maximum entropy models"), one label against the rest. A rare
 * label's rows weigh more: (rows / (5 · rows with it)) to the power of {@code class_weight}.
 *
 * <p>A label that no row has, or that all rows have, is not fitted: its intercept alone says never, or always.
 */
final class OneVersusRest {

    /** A score that no fitted label reaches: its sigmoid is 1 - 1e-13. */
    private static final float CERTAIN = 30;

    private final TrainingRows rows;
    private final TfIdf features;
    private final LocalSettings settings;
    private final Problem problem;

    static {
        Linear.disableDebugOutput();
    }

    /** Prepares a fit; the hashed rows are let go one by one as their features are made. */
    OneVersusRest(TrainingRows rows, TfIdf features, LocalSettings settings) {
        this.rows = rows;
        this.features = features;
        this.settings = settings;
        this.problem = problem();
    }

    private Problem problem() {
        Problem all = new Problem();
        all.l = rows.size();
        all.n = features.ngrams().buckets() + 1;
        all.bias = 1;
        all.y = new double[all.l];
        all.x = new Feature[all.l][];
        Feature bias = new FeatureNode(all.n, 1);
        for (int row = 0; row < all.l; row++) {
            all.x[row] = nodes(features.row(rows.buckets().set(row, null)), bias);
        }
        return all;
    }

    private static Feature[] nodes(SparseRow row, Feature bias) {
        Feature[] nodes = new Feature[row.size() + 1];
        for (int i = 0; i < row.size(); i++) {
            // liblinear counts from 1.
            nodes[i] = new FeatureNode(row.buckets()[i] + 1, row.values()[i]);
        }
        nodes[row.size()] = bias;
        return nodes;
    }

    LinearModel fit(TrainingProgress progress) throws InterruptedException {
        float[] weights = new float[LinearModel.LABELS * features.ngrams().buckets()];
        float[] bias = new float[LinearModel.LABELS];
        for (int label = 0; label < LinearModel.LABELS; label++) {
            LocalTrainer.checkInterrupted();
            fit(label, weights, bias);
            progress.report(0.3 + 0.7 * (label + 1) / LinearModel.LABELS, "fitted " + (label + 1) + " of 5 labels");
        }
        return new LinearModel(features, weights, bias);
    }

    private void fit(int label, float[] weights, float[] bias) {
        long positives = rows.withStars(label + 1);
        if (positives == 0 || positives == rows.size()) {
            bias[label] = positives == 0 ? -CERTAIN : CERTAIN;
            return;
        }
        double[] fitted = solve(label + 1, positives);
        for (int bucket = 0; bucket < features.ngrams().buckets(); bucket++) {
            weights[LinearModel.LABELS * bucket + label] = (float) fitted[bucket];
        }
        bias[label] = (float) fitted[problem.n - 1];
    }

    private double[] solve(int stars, long positives) {
        for (int row = 0; row < problem.l; row++) {
            problem.y[row] = rows.stars(row) == stars ? 1 : -1;
        }
        Parameter parameter = new Parameter(SolverType.L2R_LR_DUAL, settings.c(), settings.tolerance());
        double balanced = (double) rows.size() / (LinearModel.LABELS * positives);
        parameter.setWeights(new double[] {StrictMath.pow(balanced, settings.classWeight())}, new int[] {1});
        // The solver visits the rows in random order; a fixed seed makes that the same each time.
        parameter.setRandom(new Random(stars));
        // With labels 1 and -1, the weights are always those of 1.
        return Linear.train(problem, parameter).getFeatureWeights();
    }
}
