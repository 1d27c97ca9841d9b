/**
 * More entries than fit in memory: a {@link io.millrace.spill.Spill} keeps them in order, {@link
 * io.millrace.spill.Buckets} spreads them so that what belongs together can be looked at at once, and {@link
 * io.millrace.spill.BucketSort}, where to start reading, merges and sorts them.
 *
 * <p>Imports nothing of Millrace.
 */
package io.millrace.spill;
