package io.millrace.scoring;

/**
 * What the scorer is told.
 *
 * @param group the consumer group that the scorers share
 * @param reviewsTopic what it reads
 * @param modelsTopic where it finds the champion
 * @param predictionsTopic where it writes
 * @param backfill whether reviews from before the first champion wait for it
 */
public record ScorerSettings(
        String group, String reviewsTopic, String modelsTopic, String predictionsTopic, boolean backfill) {}
