package io.millrace.scoring;

import io.millrace.curation.KeyCheck;

/**
 * What the scorer is told.
 *
 * @param group the consumer group that the scorers share
 * @param reviewsTopic what it reads
 * @param keys which keys belong where in that topic
 * @param modelsTopic where it finds the champion
 * @param predictionsTopic where it writes
 * @param backfill whether reviews from before the first champion wait for it
 */
public record ScorerSettings(
        String group,
        String reviewsTopic,
        KeyCheck keys,
        String modelsTopic,
        String predictionsTopic,
        boolean backfill) {}
