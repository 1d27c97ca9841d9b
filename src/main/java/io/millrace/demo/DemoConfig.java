package io.millrace.demo;

import io.millrace.config.ConfigKeys;
import java.util.HashMap;
import java.util.Map;

/** The configuration of a demonstration: everything as usual, but windows of seconds, and snapshots by the size of the input. */
final class DemoConfig {

    /** A snapshot for every so many reviews: several within one run, each large enough to train on. */
    private static final long REVIEWS_PER_SNAPSHOT = 8;

    private static final long RECORDS_MIN = 200;

    private DemoConfig() {}

    static Map<String, String> of(long reviews, Map<String, String> overrides) {
        long records = Math.max(RECORDS_MIN, reviews / REVIEWS_PER_SNAPSHOT);
        Map<String, String> config = new HashMap<>();
        config.put(ConfigKeys.WINDOW_DURATION_MS, "1000");
        config.put(ConfigKeys.WINDOW_IDLE_MS, "1000");
        config.put(ConfigKeys.SNAPSHOT_RECORDS_MIN, Long.toString(records));
        config.put(ConfigKeys.SNAPSHOT_AGE_MS_MAX, "2000");
        config.put(ConfigKeys.RETRAIN_RECORDS_MIN, Long.toString(records / 2));
        config.put(ConfigKeys.SCORE_BACKFILL, "true");
        config.put(ConfigKeys.API_PORT, "0");
        config.putAll(overrides);
        return config;
    }
}
