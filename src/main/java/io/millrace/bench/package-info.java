/**
 * The benchmark: curation against a topology that only copies, on an embedded broker, in one run. Start at
 * {@link io.millrace.bench.Bench}. May import everything but {@code cli}.
 */
package io.millrace.bench;
