package io.millrace.bench;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;

/**
 * What a benchmark came to. As JSON it has the keys of its components in snake case.
 *
 * @param reviews reviews in each round
 * @param english whether all were in English
 * @param partitions partitions of every topic
 * @param threads stream threads of each topology
 * @param passThrough the speed of the topology that only copies
 * @param exact the speed of curation that looks for equal texts only
 * @param curation the speed of curation
 * @param exactRatio median of exact ÷ median of pass-through
 * @param ratio median of curation ÷ median of pass-through
 * @param latency from review to decision at half load; null if it was not measured
 * @param state what is kept of texts
 * @param restored how long a lost local state takes to come back
 */
@JsonNaming(SnakeCaseStrategy.class)
public record BenchReport(
        int reviews,
        boolean english,
        int partitions,
        int threads,
        Speed passThrough,
        Speed exact,
        Speed curation,
        double exactRatio,
        double ratio,
        Latency latency,
        State state,
        Restored restored) {

    /**
     * Reviews a second.
     *
     * @param median the median of the rounds
     * @param rounds all measured rounds, in order
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Speed(long median, List<Long> rounds) {

        static Speed of(List<Long> rounds) {
            List<Long> sorted = rounds.stream().sorted().toList();
            long lower = sorted.get((sorted.size() - 1) / 2);
            long upper = sorted.get(sorted.size() / 2);
            return new Speed((lower + upper) / 2, List.copyOf(rounds));
        }

        double over(Speed other) {
            return (double) median / other.median;
        }
    }

    /**
     * The time from when a review was due to be sent until a reader of committed records had its decision.
     *
     * @param reviewsPerSecond the load
     * @param reviews how many were measured
     * @param p50Ms the median, in milliseconds
     * @param p99Ms the 99th percentile, in milliseconds
     * @param maxMs the longest, in milliseconds
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Latency(int reviewsPerSecond, int reviews, long p50Ms, long p99Ms, long maxMs) {}

    /**
     * The stores by text after a round: fingerprints, sketches, lookups and the index.
     *
     * @param texts fingerprints that are held
     * @param changelogBytes size of their changelog topics, before any compaction
     * @param storeBytes size of their RocksDB tables
     * @param bytesPerText both, per fingerprint
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record State(long texts, long changelogBytes, long storeBytes, double bytesPerText) {}

    /**
     * A curation that was started after its local state was lost.
     *
     * @param texts fingerprints that it holds; for each it keeps a text and a status too
     * @param ms from its start until all tasks ran, in milliseconds
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Restored(long texts, long ms) {}
}
