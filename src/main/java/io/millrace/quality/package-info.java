/**
 * What a review's text is worth: rules for texts that nobody can learn from ({@link io.millrace.quality.QualityRule}; start at
 * {@link io.millrace.quality.QualityRules}), and what a text plainly says ({@link io.millrace.quality.Opinions}), to be held
 * against its stars. Made for reviews: two words can be a good one, so nothing counts sentences, stop words or mean lengths of
 * words, as rules for web pages do. Pure, and safe for use by many threads. May import the JDK and {@code text}. Phrases are
 * resources beside the classes.
 */
package io.millrace.quality;
