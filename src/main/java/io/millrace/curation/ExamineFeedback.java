package io.millrace.curation;

import io.millrace.runtime.BadInputException;
import io.millrace.schema.Feedback;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** The node that examines feedback. It has no state; what it throws becomes a dead letter. */
final class ExamineFeedback extends ContextualProcessor<String, Feedback, String, Label> {

    private static final Set<String> RESERVED = Set.of(Label.AUTHOR, Label.MAJORITY);

    private final KeyCheck keys;

    ExamineFeedback(KeyCheck keys) {
        this.keys = keys;
    }

    @Override
    public void process(Record<String, Feedback> feedback) {
        keys.check(feedback.key(), context().recordMetadata().orElseThrow().partition());
        check(feedback.key(), feedback.value());
        context().forward(new Record<>(feedback.key(), label(feedback), feedback.timestamp()));
    }

    private static void check(String key, Feedback feedback) {
        if (feedback == null) {
            throw new BadInputException("feedback has no value", "feedback is corrected by newer feedback, not erased");
        }
        if (!key.equals(feedback.getReviewId())) {
            throw new BadInputException("review_id differs from the key", "produce the feedback under its review_id");
        }
        checkStars("stars", feedback.getStars());
        if (feedback.getPredictedStars() != null) {
            checkStars("predicted_stars", feedback.getPredictedStars());
        }
        if (!(feedback.getWeight() > 0 && feedback.getWeight() < Double.POSITIVE_INFINITY)) {
            throw new BadInputException("weight is " + feedback.getWeight(), "give a weight above 0");
        }
        if (RESERVED.contains(feedback.getSource())) {
            throw new BadInputException(
                    "source is " + feedback.getSource(), "that name is kept for labels that are no feedback");
        }
    }

    private static void checkStars(String field, int stars) {
        if (stars < 1 || stars > 5) {
            throw new BadInputException(field + " is " + stars, "give stars from 1 to 5");
        }
    }

    /** A time that cannot be is replaced by the record's: it would win over, or lose to, every later verdict. */
    private static Label label(Record<String, Feedback> feedback) {
        Feedback value = feedback.value();
        Instant givenAt = value.getGivenAt();
        long time = givenAt == null || givenAt.isBefore(Instant.EPOCH) || givenAt.toEpochMilli() > feedback.timestamp()
                ? feedback.timestamp()
                : givenAt.toEpochMilli();
        int predicted = value.getPredictedStars() == null ? Label.UNSEEN : value.getPredictedStars();
        return new Label(value.getStars(), value.getSource(), value.getWeight(), time, predicted);
    }
}
