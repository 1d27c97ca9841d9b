package io.millrace.proof.guarantee;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import io.millrace.serde.AvroSerdes;
import io.millrace.text.Cleaning;
import io.millrace.text.Fingerprint;
import io.millrace.text.LanguageCode;
import io.millrace.text.Normalization;
import io.millrace.text.ReviewText;
import io.millrace.text.Sketch;
import io.millrace.text.TextCleaner;
import io.millrace.text.TextNormalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads good reviews and feedback as the service must understand them, where the declared language counts. A time that
 * cannot be, before 1970 or after the record's, counts as the time of the record; reviews may be a day ahead of it.
 */
final class InputReader {

    private static final long AHEAD_MAX_MS = Duration.ofDays(1).toMillis();

    private final Deserializer<Review> reviews;
    private final Deserializer<Feedback> feedback;
    private final TextCleaner cleaner;
    private final TextNormalizer normalizer;
    private final boolean near;

    InputReader(MillraceConfig config) {
        AvroSerdes serdes = new AvroSerdes(config.serdes());
        reviews = serdes.value(Review.class).deserializer();
        feedback = serdes.value(Feedback.class).deserializer();
        cleaner = new TextCleaner(Cleaning.valueOf(constant(config, ConfigKeys.TEXT_CLEANING)));
        normalizer = new TextNormalizer(Normalization.valueOf(constant(config, ConfigKeys.DEDUPE_NORMALIZATION)));
        near = config.getBoolean(ConfigKeys.DEDUPE_NEAR);
    }

    /** Reads a review. */
    ReviewWords review(ConsumerRecord<byte[], byte[]> raw) {
        Review review = reviews.deserialize(raw.topic(), raw.headers(), raw.value());
        ReviewText text = new ReviewText(cleaner.clean(review.getReviewTitle()), cleaner.clean(review.getReviewBody()));
        return new ReviewWords(
                text.title(),
                text.body(),
                Objects.requireNonNullElse(review.getStars(), 0),
                LanguageCode.of(review.getLanguage()).intern(),
                review.getProductId(),
                review.getReviewerId(),
                review.getProductCategory(),
                plausible(review.getCreatedAt(), raw.timestamp(), AHEAD_MAX_MS),
                Fingerprint.of(normalizer.normalize(text.joined())));
    }

    /** Sketches the text of a review; empty if near texts are not looked for. */
    Sketch sketch(ReviewWords words) {
        return Sketch.of(near ? normalizer.normalize(new ReviewText(words.title(), words.body()).joined()) : "");
    }

    /** Reads feedback. */
    GivenLabel feedback(ConsumerRecord<byte[], byte[]> raw) {
        Feedback given = feedback.deserialize(raw.topic(), raw.headers(), raw.value());
        long time = plausible(given.getGivenAt(), raw.timestamp(), 0);
        Integer predicted = given.getPredictedStars();
        Integer corrected = predicted != null && predicted == given.getStars() ? null : predicted;
        return new GivenLabel(given.getStars(), given.getSource().intern(), given.getWeight(), time, corrected);
    }

    private static long plausible(Instant said, long recorded, long aheadMaxMs) {
        boolean impossible = said == null || said.toEpochMilli() < 0 || said.toEpochMilli() > recorded + aheadMaxMs;
        return impossible ? recorded : said.toEpochMilli();
    }

    private static String constant(MillraceConfig config, String key) {
        return config.getString(key).toUpperCase(Locale.ROOT);
    }
}
