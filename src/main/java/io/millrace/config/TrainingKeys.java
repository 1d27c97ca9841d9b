package io.millrace.config;

import static io.millrace.config.ConfigKeys.GATE_ACCURACY_MIN;
import static io.millrace.config.ConfigKeys.GATE_SIGNIFICANCE;
import static io.millrace.config.ConfigKeys.GATE_TEST_RECORDS_MIN;
import static io.millrace.config.ConfigKeys.RETRAIN_AGE_MS_MAX;
import static io.millrace.config.ConfigKeys.RETRAIN_CLASS_RECORDS_MIN;
import static io.millrace.config.ConfigKeys.RETRAIN_COOLDOWN_MS;
import static io.millrace.config.ConfigKeys.RETRAIN_RECORDS_MIN;
import static io.millrace.config.ConfigKeys.SCORE_BACKFILL;
import static io.millrace.config.ConfigKeys.TRAINER;
import static io.millrace.config.ConfigKeys.TRAINER_PARAMETERS;
import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.ValidString.in;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The keys of retraining, models and predictions. */
final class TrainingKeys {

    private static final String GROUP = "Retraining, models, predictions";

    private TrainingKeys() {}

    static void define(Keys keys) {
        keys.group(GROUP)
                .add(
                        RETRAIN_RECORDS_MIN,
                        Type.LONG,
                        1_000L,
                        atLeast(1),
                        HIGH,
                        "New labelled train records since the last trained snapshot after which a job is requested.")
                .add(
                        RETRAIN_CLASS_RECORDS_MIN,
                        Type.LONG,
                        1L,
                        atLeast(0),
                        MEDIUM,
                        "Train records that each of the five labels must have before anything is trained.")
                .add(
                        RETRAIN_AGE_MS_MAX,
                        Type.LONG,
                        7 * 86_400_000L,
                        atLeast(1000),
                        MEDIUM,
                        "A job is requested for any new record when the last job is so old.")
                .add(RETRAIN_COOLDOWN_MS, Type.LONG, 0L, atLeast(0), MEDIUM, "Least time between two jobs.")
                .add(TRAINER, Type.STRING, "local", in("local"), HIGH, "Which trainer runs the jobs.")
                .add(TRAINER_PARAMETERS, Type.LIST, List.of(), MEDIUM, "Hyper-parameters of a job, name=value.")
                .add(
                        GATE_TEST_RECORDS_MIN,
                        Type.INT,
                        50,
                        atLeast(1),
                        MEDIUM,
                        "A model is refused if fewer test records speak for it.")
                .add(
                        GATE_ACCURACY_MIN,
                        Type.DOUBLE,
                        0.0,
                        between(0.0, 1.0),
                        MEDIUM,
                        "A model below this accuracy is refused.")
                .add(
                        GATE_SIGNIFICANCE,
                        Type.DOUBLE,
                        0.05,
                        between(0.0, 1.0),
                        MEDIUM,
                        "A challenger is promoted only if it is better and the one-sided p value of the paired test is below this; 1 promotes any improvement.")
                .add(
                        SCORE_BACKFILL,
                        Type.BOOLEAN,
                        false,
                        MEDIUM,
                        "Whether reviews from before the first champion are kept waiting and scored by it.");
    }
}
