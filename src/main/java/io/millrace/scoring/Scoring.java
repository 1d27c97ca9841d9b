package io.millrace.scoring;

import io.millrace.curation.Candidate;
import io.millrace.dataset.LabelledText;
import io.millrace.model.Predictor;
import io.millrace.schema.Prediction;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Makes predictions. Knows nothing of Kafka. */
final class Scoring {

    private Scoring() {}

    /**
     * What a model says of a review that passed examination.
     *
     * @param model who predicts
     * @param reviewId the review
     * @param partition the partition of its event
     * @param review its cleaned text
     * @param now the time of the prediction
     */
    static Prediction predict(ServingModel model, String reviewId, int partition, Candidate review, Instant now) {
        double[] probabilities = model.predictor().probabilities(LabelledText.textOf(review.title(), review.body()));
        String version = model.champion().getVersion();
        return Prediction.newBuilder()
                .setPredictionId(partition + "-" + review.sourceOffset() + "-" + version)
                .setReviewId(reviewId)
                .setStars(Predictor.stars(probabilities))
                .setProbabilities(boxed(probabilities))
                .setModelVersion(version)
                .setModelDigest(model.champion().getDigest())
                .setSourcePartition(partition)
                .setSourceOffset(review.sourceOffset())
                .setLanguage(review.language())
                .setLabelKnown(review.authorLabel() != null)
                .setTrainedOn(model.trainedOn().contains(reviewId))
                .setPredictedAt(now)
                .build();
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
