package io.millrace.dataset;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import io.millrace.testing.SampleRecord;
import java.util.Locale;
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
        return builder(id, split, stars, title, body).setLanguage(language).build();
    }

    /** A train record of that author and product. */
    static TrainingRecord by(String author, String product, String id) {
        return builder(id, Split.TRAIN, 5, "", "Fine.")
                .setReviewerId(author)
                .setProductId(product)
                .build();
    }

    /** A record of a random split, label, language, text, author and product, in a group of a few. One star is rare. */
    static TrainingRecord random(String id, Random random) {
        String author = random.nextInt(5) == 0 ? null : "author-" + random.nextInt(60);
        return random(id, author, random.nextInt(5) == 0 ? null : "product-" + random.nextInt(20), random);
    }

    /** The same of that author and product. */
    static TrainingRecord random(String id, String author, String product, Random random) {
        Split split = Split.values()[Math.max(0, random.nextInt(6) - 3)];
        int stars = 1 + (int) (5 * Math.sqrt(random.nextDouble()));
        String title = random.nextInt(4) == 0 ? "" : text(random, 3);
        return builder(id, split, stars, title, "Well, " + text(random, 40))
                .setGroup(String.format(Locale.ROOT, "%032x", Math.floorMod(id.hashCode(), 500)))
                .setLanguage(LANGUAGES[random.nextInt(LANGUAGES.length)])
                .setReviewerId(author)
                .setProductId(product)
                .setCorrectedStars(random.nextInt(3) == 0 ? 1 + stars % 5 : null)
                .build();
    }

    static TrainingRecord.Builder builder(String id, Split split, int stars, String title, String body) {
        return SampleRecord.of(id).setSplit(split).setTitle(title).setBody(body).setStars(stars);
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
