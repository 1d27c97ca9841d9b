package io.millrace.cli;

import io.millrace.schema.Decision;
import io.millrace.schema.Feedback;
import io.millrace.schema.ModelEntry;
import io.millrace.schema.Outcome;
import io.millrace.schema.Prediction;
import io.millrace.schema.Review;
import io.millrace.schema.Snapshot;
import io.millrace.schema.TrainingRecord;
import io.millrace.topic.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** Where the story of a review is written. Of entries of one time, that of the earlier source is the cause. */
enum StorySource {
    REVIEWS(Topics::reviews, Review.class, "review", "erasure"),
    FEEDBACK(Topics::feedback, Feedback.class, "feedback", "feedback"),
    DEAD_LETTERS(Topics::deadLetters, null, "dead letter", "dead letter"),
    DECISIONS(Topics::decisions, Decision.class, "decision", "decision"),
    TRAINING_RECORDS(Topics::trainingRecords, TrainingRecord.class, "record", "withdrawal"),
    PREDICTIONS(Topics::predictions, Prediction.class, "prediction", "prediction"),
    OUTCOMES(Topics::outcomes, Outcome.class, "outcome", "outcome"),
    SNAPSHOTS(Topics::snapshots, Snapshot.class, "snapshot", "snapshot"),
    MODELS(Topics::models, ModelEntry.class, "model", "model");

    private final Function<Topics, String> topic;
    private final Class<? extends SpecificRecord> type;
    private final String word;
    private final String wordIfAbsent;

    StorySource(
            Function<Topics, String> topic, Class<? extends SpecificRecord> type, String word, String wordIfAbsent) {
        this.topic = topic;
        this.type = type;
        this.word = word;
        this.wordIfAbsent = wordIfAbsent;
    }

    /** The topics whose key is the review. */
    static List<StorySource> ofReviews() {
        return Arrays.stream(values())
                .filter(source -> source.compareTo(SNAPSHOTS) < 0)
                .toList();
    }

    String topic(Topics topics) {
        return topic.apply(topics);
    }

    /** The class of the values; null if they are plain bytes. */
    Class<? extends SpecificRecord> type() {
        return type;
    }

    /** What a record is called. */
    String word(boolean hasValue) {
        return hasValue ? word : wordIfAbsent;
    }
}
