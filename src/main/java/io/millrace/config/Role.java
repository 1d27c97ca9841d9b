package io.millrace.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a process can do; any combination may run in one process. */
public enum Role {
    /** Examines, settles and deduplicates reviews. */
    CURATION,
    /** Closes windows and plans snapshots. */
    SNAPSHOTS,
    /** Builds the files of planned snapshots. */
    BUILDER,
    /** Requests jobs and promotes models. */
    RETRAINING,
    /** Runs the jobs. */
    TRAINER,
    /** Predicts with the champion. */
    SCORER,
    /** Joins predictions with the labels that came later. */
    MONITOR,
    /** Answers HTTP. */
    API;

    /** The name in configuration and on the command line, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The role of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Role of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }

    /** All names, in the order of the loop. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Role::label).toList();
    }
}
