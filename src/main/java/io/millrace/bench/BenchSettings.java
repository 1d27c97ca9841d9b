package io.millrace.bench;

import java.nio.file.Path;

/**
 * What a benchmark is run with.
 *
 * @param directory holds all data; it must be empty or absent
 * @param reviews how many reviews each round reads, at least 1
 * @param english true for reviews in English only, which all take the long way through curation; false for the seven
 *     languages of the generator, of which all but English are rejected early
 * @param rounds measured rounds of each topology, at least 1; two more of each come before, to warm up
 * @param partitions partitions of every topic, at least 1
 * @param threads stream threads of each topology, at least 1
 * @param seed of the generated reviews
 * @param latencySeconds how long the latency is measured at half load; 0 leaves it out
 */
public record BenchSettings(
        Path directory,
        int reviews,
        boolean english,
        int rounds,
        int partitions,
        int threads,
        long seed,
        int latencySeconds) {

    public BenchSettings {
        if (reviews < 1 || rounds < 1 || partitions < 1 || threads < 1 || latencySeconds < 0) {
            throw new IllegalArgumentException("reviews, rounds, partitions and threads must be at least 1, and the"
                    + " seconds of the latency measurement at least 0");
        }
    }
}
