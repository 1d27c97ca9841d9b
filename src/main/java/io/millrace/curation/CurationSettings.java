package io.millrace.curation;

import io.millrace.privacy.RedactionSettings;
import io.millrace.quality.QualitySettings;
import io.millrace.text.Cleaning;
import io.millrace.text.LanguageRule;
import io.millrace.text.Normalization;
import java.util.Set;

/**
 * What curation is told.
 *
 * @param cleaning how texts are cleaned
 * @param charsMax longest title and body together, in UTF-16 units, at least 1
 * @param languageRule which languages are accepted
 * @param languageCandidates the languages that detection tells apart, ISO 639-1
 * @param redaction which personal data is replaced
 * @param quality which texts are fit to learn from
 * @param normalization how texts are compared
 * @param grouping how reviews are grouped by their texts
 * @param conflicts which label counts where reviews of one text differ
 * @param splitRule how groups are split
 */
public record CurationSettings(
        Cleaning cleaning,
        int charsMax,
        LanguageRule languageRule,
        Set<String> languageCandidates,
        RedactionSettings redaction,
        QualitySettings quality,
        Normalization normalization,
        GroupingSettings grouping,
        ConflictPolicy conflicts,
        SplitRule splitRule) {}
