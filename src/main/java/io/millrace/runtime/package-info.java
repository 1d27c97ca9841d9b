/**
 * What roles run in. For topologies: properties with their reasons, dead letters, timestamps, memory bounds, and the policy
 * for threads that die; start at {@link io.millrace.runtime.StreamsSettings} and {@link io.millrace.runtime.StreamsRunner}.
 * For workers: a committed record in, an idempotent effect outside Kafka, its result out, exactly once; start at
 * {@link io.millrace.runtime.Worker}. May import Kafka and {@code serde}; knows no topology and no effect.
 */
package io.millrace.runtime;
