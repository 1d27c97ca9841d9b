package io.millrace.retraining;

import java.util.SortedMap;

/**
 * When a job is requested, and what it is told.
 *
 * @param recordsMin new labelled train records since the last trained snapshot that are enough, at least 1
 * @param classRecordsMin train records that each of the five labels must have, at least 0
 * @param ageMsMax a job is requested for any new record when the last one is so old, at least 1
 * @param cooldownMs least time between two jobs, at least 0
 * @param trainer which trainer runs it
 * @param hyperparameters what it is told
 */
public record RetrainSettings(
        long recordsMin,
        long classRecordsMin,
        long ageMsMax,
        long cooldownMs,
        String trainer,
        SortedMap<String, String> hyperparameters) {}
