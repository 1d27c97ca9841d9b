package io.millrace.cli;

import io.millrace.schema.Decision;
import io.millrace.schema.ModelEntry;
import io.millrace.schema.Outcome;
import io.millrace.schema.Prediction;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import io.millrace.schema.TrainingRecord;
import io.millrace.schema.WindowClosed;
import io.millrace.topic.Topics;
import java.util.Locale;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/** What can be consumed. */
enum Source {
    PREDICTIONS(Topics::predictions, Prediction.class),
    DECISIONS(Topics::decisions, Decision.class),
    TRAINING_RECORDS(Topics::trainingRecords, TrainingRecord.class),
    SNAPSHOTS(Topics::snapshots, Snapshot.class),
    JOBS(Topics::jobs, RetrainingJob.class),
    MODELS(Topics::models, ModelEntry.class),
    OUTCOMES(Topics::outcomes, Outcome.class),
    WINDOWS(Topics::windows, WindowClosed.class),
    DEAD_LETTERS(Topics::deadLetters, null);

    private final Function<Topics, String> topic;
    private final Class<? extends SpecificRecord> type;

    Source(Function<Topics, String> topic, Class<? extends SpecificRecord> type) {
        this.topic = topic;
        this.type = type;
    }

    String topic(Topics topics) {
        return topic.apply(topics);
    }

    /** The class of the values; null if they are plain bytes. */
    Class<? extends SpecificRecord> type() {
        return type;
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
