package io.millrace.dataset;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Training records and plans for the tests of this package. */
final class TrainingRecords {

    private static final String[] LANGUAGES = {"en", "de", "es", "fr", "ja", "no", "undetermined"};
    private static final String[] WORDS = {
        "good", "schlecht", "Größe", "とても良い", "quote\"", "back\\slash", "ı", "👍", "###"
    };

    private TrainingRecords() {}

    static TrainingRecord record(String id, Split split, int stars, String title, String body) {
        return record(id, split, stars, title, body, "en");
    }

    static TrainingRecord record(String id, Split split, int stars, String title, String body, String language) {
        return TrainingRecord.newBuilder()
                .setReviewId(id)
                .setGroup("0123456789abcdef0123456789abcdef")
                .setSplit(split)
                .setTitle(title)
                .setBody(body)
                .setStars(stars)
                .setLabelSource("review")
                .setLabelWeight(1)
                .setLanguage(language)
                .setFingerprint("fedcba9876543210fedcba9876543210")
                .setSourcePartition(0)
                .setSourceOffset(0)
                .setRevision(1)
                .setReviewedAt(Instant.EPOCH)
                .setLabelledAt(Instant.EPOCH)
                .build();
    }

    /** A record of a random split, label, language and text. One star is rare. */
    static TrainingRecord random(String id, Random random) {
        Split split = Split.values()[Math.max(0, random.nextInt(6) - 3)];
        int stars = 1 + (int) (5 * Math.sqrt(random.nextDouble()));
        String title = random.nextInt(4) == 0 ? "" : text(random, 3);
        return record(
                id, split, stars, title, "Well, " + text(random, 40), LANGUAGES[random.nextInt(LANGUAGES.length)]);
    }

    static DatasetPlan plan(Map<String, String> options) {
        SnapshotCut cut =
                new SnapshotCut("millrace.training-records", "dG9waWM", new TreeMap<>(Map.of(0, 12L, 10, 3L, 2, 4L)));
        DatasetConfiguration configuration = DatasetConfiguration.fromMap(options);
        return new DatasetPlan(SnapshotId.of(7, cut, configuration), cut, configuration, "0.1.0");
    }

    private static String text(Random random, int wordsMax) {
        StringBuilder text = new StringBuilder();
        for (int words = 1 + random.nextInt(wordsMax); words > 0; words--) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(words > 1 ? " " : "");
        }
        return text.toString();
    }
}
