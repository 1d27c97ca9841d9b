package io.millrace.input;

import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * What the rows of a file are, and how each becomes a record.
 *
 * @param <T> the records
 */
public final class RowType<T extends SpecificRecord> {

    /** The column that both kinds have, and the key of their records. */
    public static final String ID = "review_id";

    private static final String STARS = "stars";
    private static final String PREDICTED = "predicted_stars";

    /** The columns of amazon_reviews_multi, and {@code created_at}. Whether stars are plausible is curation's to say. */
    public static final RowType<Review> REVIEWS = new RowType<>(
            List.of(
                    ID,
                    "product_id",
                    "reviewer_id",
                    STARS,
                    "review_body",
                    "review_title",
                    "language",
                    "product_category",
                    "created_at"),
            RowType::review);

    /** The fields of feedback. */
    public static final RowType<Feedback> FEEDBACK = new RowType<>(
            List.of(ID, STARS, "source", "weight", "given_at", "prediction_id", PREDICTED), RowType::feedback);

    private final List<String> columns;
    private final Mapping<T> mapping;

    private RowType(List<String> columns, Mapping<T> mapping) {
        this.columns = columns;
        this.mapping = mapping;
    }

    /** The columns that count. */
    public List<String> columns() {
        return columns;
    }

    T record(Row row) throws BadLineException {
        return mapping.record(row);
    }

    private static Review review(Row row) throws BadLineException {
        return Review.newBuilder()
                .setReviewId(row.required(ID))
                .setProductId(row.text("product_id"))
                .setReviewerId(row.text("reviewer_id"))
                .setReviewTitle(row.text("review_title"))
                .setReviewBody(row.text("review_body"))
                .setStars(row.whole(STARS))
                .setLanguage(row.text("language"))
                .setProductCategory(row.text("product_category"))
                .setCreatedAt(row.time("created_at"))
                .build();
    }

    private static Feedback feedback(Row row) throws BadLineException {
        Feedback.Builder feedback = Feedback.newBuilder()
                .setReviewId(row.required(ID))
                .setStars(stars(STARS, row.whole(STARS)))
                .setGivenAt(row.time("given_at"))
                .setPredictionId(row.text("prediction_id"));
        if (row.whole(PREDICTED) != null) {
            feedback.setPredictedStars(stars(PREDICTED, row.whole(PREDICTED)));
        }
        if (row.text("source") != null) {
            feedback.setSource(row.text("source"));
        }
        if (row.number("weight") != null) {
            feedback.setWeight(weight(row));
        }
        return feedback.build();
    }

    private static int stars(String column, Integer stars) throws BadLineException {
        if (stars == null || stars < 1 || stars > 5) {
            throw new BadLineException(column + " is not 1 to 5");
        }
        return stars;
    }

    private static double weight(Row row) throws BadLineException {
        double weight = row.number("weight");
        if (weight <= 0) {
            throw new BadLineException("weight is not above 0");
        }
        return weight;
    }

    private interface Mapping<T> {
        T record(Row row) throws BadLineException;
    }
}
