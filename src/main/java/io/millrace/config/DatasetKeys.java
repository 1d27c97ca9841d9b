package io.millrace.config;

import static io.millrace.config.ConfigKeys.DATASET_AUTHOR_MAX;
import static io.millrace.config.ConfigKeys.DATASET_AUTHOR_TOTAL_MAX;
import static io.millrace.config.ConfigKeys.DATASET_BALANCE;
import static io.millrace.config.ConfigKeys.DATASET_BALANCE_TARGET;
import static io.millrace.config.ConfigKeys.DATASET_FORMAT;
import static io.millrace.config.ConfigKeys.DATASET_FORMATS;
import static io.millrace.config.ConfigKeys.DATASET_GOLDEN;
import static io.millrace.config.ConfigKeys.DATASET_GUARD_WINDOW_MS;
import static io.millrace.config.ConfigKeys.DATASET_LANGUAGES_WEIGHTS;
import static io.millrace.config.ConfigKeys.DATASET_PRODUCT_MAX;
import static io.millrace.config.ConfigKeys.DATASET_PRODUCT_TOTAL_MAX;
import static io.millrace.config.ConfigKeys.DATASET_REDACTION_INTERVAL_MS;
import static io.millrace.config.ConfigKeys.DATASET_SEED;
import static io.millrace.config.ConfigKeys.DATASET_SEPARATOR;
import static io.millrace.config.ConfigKeys.DATASET_SYSTEM;
import static io.millrace.config.ConfigKeys.DATASET_TOKENS_ENCODING;
import static io.millrace.config.ConfigKeys.DATASET_TOKEN_EPOCHS;
import static io.millrace.config.ConfigKeys.DATASET_TOKEN_PRICES;
import static io.millrace.config.ConfigKeys.SNAPSHOT_AGE_MS_MAX;
import static io.millrace.config.ConfigKeys.SNAPSHOT_RECORDS_MIN;
import static io.millrace.config.ConfigKeys.WINDOW_DURATION_MS;
import static io.millrace.config.ConfigKeys.WINDOW_IDLE_MS;
import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.ValidString.in;

import io.millrace.dataset.GuardLimits;
import io.millrace.dataset.RecordFormat;
import io.millrace.dataset.TokenCounter;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The keys of windows, snapshots and datasets. */
final class DatasetKeys {

    private static final String GROUP = "Windows, snapshots, datasets";

    private DatasetKeys() {}

    static void define(Keys keys) {
        keys.group(GROUP)
                .add(
                        WINDOW_DURATION_MS,
                        Type.LONG,
                        60_000L,
                        atLeast(100),
                        MEDIUM,
                        "Length of a window, in the time of the records.")
                .add(
                        WINDOW_IDLE_MS,
                        Type.LONG,
                        60_000L,
                        atLeast(100),
                        MEDIUM,
                        "A window that has been open so long by the clock is closed although no newer record came.")
                .add(
                        SNAPSHOT_RECORDS_MIN,
                        Type.LONG,
                        1_000L,
                        atLeast(1),
                        HIGH,
                        "New, changed and erased records after which a snapshot is cut.")
                .add(
                        SNAPSHOT_AGE_MS_MAX,
                        Type.LONG,
                        86_400_000L,
                        atLeast(1000),
                        MEDIUM,
                        "A snapshot is cut when the oldest record in no snapshot has waited so long.")
                .add(
                        DATASET_FORMAT,
                        Type.STRING,
                        "prompt-completion",
                        in("prompt-completion", "chat", "text-label"),
                        HIGH,
                        "Format of the lines, if there is one format: the same as dataset.formats with one entry. Set one of both.")
                .add(
                        DATASET_FORMATS,
                        Type.LIST,
                        List.of(),
                        new Subset(RecordFormat.names(), 0),
                        HIGH,
                        "Formats of a snapshot. The first, one of those of dataset.format, is in its directory; each other one has the same rows in a folder of its name. preference and dpo hold only corrected predictions. Empty for that of dataset.format.")
                .add(
                        DATASET_BALANCE,
                        Type.STRING,
                        "none",
                        in("none", "undersample", "oversample", "target"),
                        MEDIUM,
                        "How the labels of train are balanced; validation and test never are. target leaves out records until labels are as dataset.balance.target says.")
                .add(
                        DATASET_BALANCE_TARGET,
                        Type.LIST,
                        List.of(),
                        MEDIUM,
                        "Shares of the labels of train with dataset.balance=target, such as 1:0.2,2:0.2,3:0.2,4:0.2,5:0.2; each of 1 to 5 has one, which may be 0, and they add up to 1.")
                .add(
                        DATASET_LANGUAGES_WEIGHTS,
                        Type.LIST,
                        List.of(),
                        MEDIUM,
                        "Weights of the languages of train, such as de:2,en:1: all records of the highest weight are taken, of the others the share that their weight has of it; never a record twice. other:N is for languages that are not named, 1 unless given. Empty for all records.")
                .add(DATASET_SEED, Type.LONG, 0L, MEDIUM, "Seed of the shuffle.")
                .add(
                        DATASET_SEPARATOR,
                        Type.STRING,
                        "",
                        LOW,
                        "What ends a prompt in the prompt-completion format, with its white space; empty for an empty line, ### and an empty line.")
                .add(DATASET_SYSTEM, Type.STRING, "", LOW, "System text of the chat format; empty for none.")
                .add(
                        DATASET_AUTHOR_MAX,
                        Type.INT,
                        100,
                        between(0, GuardLimits.RECORDS_MAX),
                        MEDIUM,
                        "Records of one author that a guard window may bring into a snapshot; 0 for any number. What is too many is left out of the snapshot, not of the log, and counted in the manifest.")
                .add(
                        DATASET_PRODUCT_MAX,
                        Type.INT,
                        1_000,
                        between(0, GuardLimits.RECORDS_MAX),
                        MEDIUM,
                        "The same of one product, among what the authors' limit leaves. An import of years in a day needs more, or 0.")
                .add(
                        DATASET_GUARD_WINDOW_MS,
                        Type.LONG,
                        GuardLimits.WINDOW.toMillis(),
                        atLeast(1000),
                        LOW,
                        "Length of a guard window, by the timestamps of the training-record log.")
                .add(
                        DATASET_AUTHOR_TOTAL_MAX,
                        Type.INT,
                        0,
                        between(0, GuardLimits.RECORDS_MAX),
                        MEDIUM,
                        "Records of one author that a snapshot may hold in all, among what a guard window leaves; 0 for any number.")
                .add(
                        DATASET_PRODUCT_TOTAL_MAX,
                        Type.INT,
                        0,
                        between(0, GuardLimits.RECORDS_MAX),
                        MEDIUM,
                        "The same of one product.")
                .add(
                        DATASET_GOLDEN,
                        Type.LIST,
                        List.of(),
                        HIGH,
                        "Golden test sets, which no snapshot trains on, as `snapshots freeze` prints them. Their snapshots must stay in storage.dir. Never remove one.")
                .add(
                        DATASET_TOKENS_ENCODING,
                        Type.STRING,
                        TokenCounter.STANDARD,
                        in(TokenCounter.names()),
                        MEDIUM,
                        "Encoding by which the tokens of each text are counted; none to count none. It needs some 30 MB of heap in the process that builds datasets.")
                .add(
                        DATASET_TOKEN_PRICES,
                        Type.LIST,
                        List.of(),
                        LOW,
                        "Prices of training, model=price in any currency per million tokens, by which `snapshots show` estimates what a run costs; they change no snapshot.")
                .add(
                        DATASET_TOKEN_EPOCHS,
                        Type.INT,
                        3,
                        between(1, 100),
                        LOW,
                        "How often a training run goes over the train split, for that estimate.")
                .add(
                        DATASET_REDACTION_INTERVAL_MS,
                        Type.LONG,
                        3_600_000L,
                        atLeast(1000),
                        MEDIUM,
                        "How long erased reviews are gathered before the snapshots that hold them are written anew without them, one for all.");
    }
}
