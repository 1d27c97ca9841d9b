/**
 * The labelled benchmark of near-duplicate detection: seeded edits of real and generated reviews, beside what three tools for web
 * pages make of the same pairs. {@link io.millrace.text.near.Benchmark} runs it, {@link io.millrace.text.near.NearDuplicateRun}
 * writes the tables and the plot of {@code docs/curation.md}, {@link io.millrace.text.near.NearDuplicateTest} is the small version
 * without data. May import text, and the generated phrases of the demo as a resource. What counts as a duplicate is decided here,
 * by how a pair was made, never by what a detector can see.
 */
package io.millrace.text.near;
