package io.millrace.demo;

import java.nio.file.Path;
import java.util.Map;

/**
 * What a demonstration is run with.
 *
 * @param input file of reviews; null for generated ones
 * @param directory holds all data; it must be empty or absent
 * @param generated how many reviews are generated without an input
 * @param seed of the generator and of the choice of withheld stars
 * @param overrides configuration keys that differ from the demonstration's own
 */
public record DemoSettings(Path input, Path directory, int generated, long seed, Map<String, String> overrides) {}
