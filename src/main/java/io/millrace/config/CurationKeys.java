package io.millrace.config;

import static io.millrace.config.ConfigKeys.DEDUPE_COPIES;
import static io.millrace.config.ConfigKeys.DEDUPE_NEAR;
import static io.millrace.config.ConfigKeys.DEDUPE_NORMALIZATION;
import static io.millrace.config.ConfigKeys.DEDUPE_SIMILARITY_MIN;
import static io.millrace.config.ConfigKeys.LABEL_CONFLICTS;
import static io.millrace.config.ConfigKeys.LANGUAGE_ALLOWED;
import static io.millrace.config.ConfigKeys.LANGUAGE_CANDIDATES;
import static io.millrace.config.ConfigKeys.LANGUAGE_POLICY;
import static io.millrace.config.ConfigKeys.LANGUAGE_UNDETERMINED;
import static io.millrace.config.ConfigKeys.PRIVACY_PHONE_REGIONS;
import static io.millrace.config.ConfigKeys.PRIVACY_REDACT;
import static io.millrace.config.ConfigKeys.QUALITY_BOILERPLATE;
import static io.millrace.config.ConfigKeys.QUALITY_CHARS_MIN;
import static io.millrace.config.ConfigKeys.QUALITY_LETTERS_SHARE_MIN;
import static io.millrace.config.ConfigKeys.QUALITY_RATING_CHECK;
import static io.millrace.config.ConfigKeys.QUALITY_REPETITION_RUN_MAX;
import static io.millrace.config.ConfigKeys.QUALITY_RULES;
import static io.millrace.config.ConfigKeys.SPLIT_GROUP;
import static io.millrace.config.ConfigKeys.SPLIT_PERCENT;
import static io.millrace.config.ConfigKeys.SPLIT_SALT;
import static io.millrace.config.ConfigKeys.TEXT_CHARS_MAX;
import static io.millrace.config.ConfigKeys.TEXT_CLEANING;
import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.ValidString.in;

import io.millrace.privacy.PersonalData;
import io.millrace.quality.QualityRules;
import io.millrace.text.Sketch;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef.Type;

/** The keys that say what becomes of a review. */
final class CurationKeys {

    static final String GROUP = "Curation";

    private CurationKeys() {}

    static void define(Keys keys) {
        keys.group(GROUP)
                .add(
                        TEXT_CLEANING,
                        Type.STRING,
                        "standard",
                        in("standard", "none"),
                        MEDIUM,
                        "standard decodes entities, removes control characters, applies NFC and collapses white space; none keeps texts as they are.")
                .add(
                        TEXT_CHARS_MAX,
                        Type.INT,
                        20_000,
                        atLeast(1),
                        MEDIUM,
                        "Longest title and body together, in UTF-16 units; a longer review is rejected as too-long.")
                .add(
                        LANGUAGE_POLICY,
                        Type.STRING,
                        "both",
                        in("declared", "detected", "both"),
                        HIGH,
                        "Which language counts: the declared one, the detected one, or both must be allowed.")
                .add(
                        LANGUAGE_ALLOWED,
                        Type.LIST,
                        List.of("en"),
                        new NotEmpty(),
                        HIGH,
                        "Languages that are accepted, ISO 639-1.")
                .add(
                        LANGUAGE_CANDIDATES,
                        Type.LIST,
                        List.of("en", "de", "fr", "es", "ja", "ko", "zh"),
                        new NotEmpty(),
                        MEDIUM,
                        "Languages that detection tells apart, ISO 639-1; the allowed ones are always among them.")
                .add(
                        LANGUAGE_UNDETERMINED,
                        Type.STRING,
                        "accept",
                        in("accept", "reject"),
                        MEDIUM,
                        "What becomes of a review whose language cannot be told and is not declared.")
                .add(
                        PRIVACY_REDACT,
                        Type.LIST,
                        PersonalData.labels(),
                        new Subset(PersonalData.labels(), 0),
                        HIGH,
                        "Personal data that is replaced by placeholders, such as [EMAIL], before a text is stored; empty for none.")
                .add(
                        PRIVACY_PHONE_REGIONS,
                        Type.LIST,
                        List.of("US", "GB", "DE", "FR", "ES", "JP", "KR", "CN"),
                        MEDIUM,
                        "Regions whose national telephone numbers are looked for, ISO 3166-1; numbers that begin with + or 00 are found in any case.")
                .add(
                        QUALITY_RULES,
                        Type.LIST,
                        QualityRules.NAMES,
                        new Subset(QualityRules.NAMES, 0),
                        MEDIUM,
                        "Rules for texts that nobody can learn from; what one rejects has its name as the reason. Empty for none.")
                .add(
                        QUALITY_CHARS_MIN,
                        Type.INT,
                        1,
                        atLeast(1),
                        LOW,
                        "too-short: fewest signs of title and body together, white space and placeholders not counted.")
                .add(
                        QUALITY_LETTERS_SHARE_MIN,
                        Type.DOUBLE,
                        0.1,
                        between(0.0, 1.0),
                        LOW,
                        "few-letters: least share of letters, digits and emoji; a row of one sign counts once.")
                .add(
                        QUALITY_REPETITION_RUN_MAX,
                        Type.INT,
                        5,
                        atLeast(1),
                        LOW,
                        "repetition: longest row of one sign that counts as written on purpose.")
                .add(
                        QUALITY_BOILERPLATE,
                        Type.LIST,
                        List.of(),
                        LOW,
                        "boilerplate: whole texts that shops or forms write, beside those known; case, spaces and punctuation do not count.")
                .add(
                        QUALITY_RATING_CHECK,
                        Type.BOOLEAN,
                        true,
                        LOW,
                        "Whether a decision is flagged rating-contradiction when the text plainly says the opposite of the author's stars.")
                .add(
                        DEDUPE_NORMALIZATION,
                        Type.STRING,
                        "standard",
                        in("standard", "exact"),
                        MEDIUM,
                        "standard compares texts after NFKC, case folding and collapsing white space; exact compares them as they are.")
                .add(
                        DEDUPE_NEAR,
                        Type.BOOLEAN,
                        true,
                        MEDIUM,
                        "Whether texts of seven words and more that nearly equal another one are duplicates too, beside equal texts.")
                .add(
                        DEDUPE_SIMILARITY_MIN,
                        Type.DOUBLE,
                        0.65,
                        between(Sketch.SIMILARITY_MIN, 1),
                        MEDIUM,
                        "Texts at least this similar are near: the shared part of their words and pairs of words. docs/curation.md has the measured curve.")
                .add(
                        DEDUPE_COPIES,
                        Type.INT,
                        1,
                        atLeast(1),
                        MEDIUM,
                        "How many reviews of different people may hold the same text or near ones; more are duplicates, which are counted.")
                .add(
                        LABEL_CONFLICTS,
                        Type.STRING,
                        "first",
                        in("first", "majority", "exclude"),
                        MEDIUM,
                        "Which label counts where reviews of different people have the same text and give different stars: that of the review that was accepted (first), the one that most of them give (majority), or none (exclude). Feedback on the accepted review always counts.")
                .add(
                        SPLIT_GROUP,
                        Type.STRING,
                        "text",
                        in("text", "author", "product"),
                        MEDIUM,
                        "What is never divided between train, validation and test, beside equal and near texts: nothing more (text), all reviews of an author, or all of a product. Never change it on a living dataset.")
                .add(
                        SPLIT_SALT,
                        Type.STRING,
                        "millrace",
                        "Key of the split: another salt is another assignment of texts to train, validation and test. Never change it on a living dataset.")
                .add(
                        SPLIT_PERCENT,
                        Type.LIST,
                        List.of("80", "10", "10"),
                        "Percent of train, validation and test; they add up to 100.");
    }
}
