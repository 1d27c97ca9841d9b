/**
 * Pure functions on the text of a review: cleaning ({@link io.millrace.text.TextCleaner}), the form in which duplicates
 * are compared ({@link io.millrace.text.TextNormalizer}), its name ({@link io.millrace.text.Fingerprint}) and the
 * language ({@link io.millrace.text.LanguageIdentifier}, {@link io.millrace.text.LanguageRule}). Start reading at
 * {@link io.millrace.text.ReviewText}. Near-duplicates: {@link io.millrace.text.Bands} proposes what to compare, and
 * {@link io.millrace.text.Sketch} compares.
 *
 * <p>Everything here is immutable and safe for use by many threads. May import the JDK, Lingua and commons-codec; nothing of Kafka,
 * Avro or the rest of Millrace. Tables (entities, function words, scripts) are resources beside the classes.
 */
package io.millrace.text;
