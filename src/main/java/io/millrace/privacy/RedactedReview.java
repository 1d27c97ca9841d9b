package io.millrace.privacy;

import io.millrace.text.ReviewText;
import java.util.Set;

/**
 * A review without personal data.
 *
 * @param text title and body with placeholders
 * @param words the same without placeholders, whoever put them in: what the author said, for rules about it
 * @param found what was replaced
 */
public record RedactedReview(ReviewText text, ReviewText words, Set<PersonalData> found) {}
