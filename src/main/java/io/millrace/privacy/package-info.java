/**
 * Personal data in texts: found, and replaced by placeholders that say what was there. Start at
 * {@link io.millrace.privacy.Redactor}; {@link io.millrace.privacy.PersonalData} lists what is looked for, and each kind has a
 * finder. All of them read a {@code Skeleton} of the text, in which full-width and other forms of digits and signs are ASCII.
 * Pure, and safe for use by many threads. May import {@code text}, the JDK, libphonenumber and commons-validator; nothing of
 * Kafka or the rest of Millrace.
 */
package io.millrace.privacy;
