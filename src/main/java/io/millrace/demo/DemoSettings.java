package io.millrace.demo;

import java.nio.file.Path;

/**
 * What a demonstration is run with.
 *
 * @param input file of reviews, JSONL; null for generated ones
 * @param directory holds all data; it must be empty or absent
 * @param generated how many reviews are generated without an input
 * @param seed of the generator and of the choice of withheld stars
 * @param brokerPort port of the broker; 0 picks a free one
 * @param registryPort port of the registry; 0 picks a free one
 * @param apiPort port of the api; 0 picks a free one
 */
public record DemoSettings(
        Path input, Path directory, int generated, long seed, int brokerPort, int registryPort, int apiPort) {}
