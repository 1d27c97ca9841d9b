/**
 * Predictions: the champion is followed, loaded and applied to every review that passes examination, exactly once. Start at
 * {@link io.millrace.scoring.Scorer}. May import {@code curation}'s examination, {@code model}, {@code dataset},
 * {@code topic}, {@code serde}, {@code runtime} and Kafka's clients.
 */
package io.millrace.scoring;
