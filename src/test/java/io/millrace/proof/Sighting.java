package io.millrace.proof;

/**
 * A committed record that an observer saw while the run was going on.
 *
 * @param topic its topic
 * @param partition its partition
 * @param offset its offset
 * @param digest a digest of key and value
 */
public record Sighting(String topic, int partition, long offset, long digest) {}
