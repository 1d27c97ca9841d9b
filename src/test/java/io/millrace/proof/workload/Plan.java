package io.millrace.proof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.Review;
import io.millrace.text.Cleaning;
import io.millrace.text.Fingerprint;
import io.millrace.text.Normalization;
import io.millrace.text.ReviewText;
import io.millrace.text.TextCleaner;
import io.millrace.text.TextNormalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The first events of a producer, and what tests ask of them.
 *
 * @param events the events in their order
 */
record Plan(List<PlannedEvent> events) {

    static final long SEED = 20_261_122;
    static final int PARTITIONS = 4;

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final TextCleaner CLEANER = new TextCleaner(Cleaning.STANDARD);
    private static final TextNormalizer NORMALIZER = new TextNormalizer(Normalization.STANDARD);

    static Plan of(int producer, int count) {
        Workload workload = new Workload("run", producer, SEED, PARTITIONS, CLOCK);
        return new Plan(Stream.generate(workload::next).limit(count).toList());
    }

    /** Holds each event of a class against the version of its review that came before. */
    void compare(EventClass kind, BiConsumer<Review, Review> check) {
        Map<String, Review> last = new HashMap<>();
        reviews()
                .filter(event -> event.kind().expectation() == EventClass.Expectation.CANDIDATE)
                .forEach(event -> {
                    Review before = last.put(event.key(), review(event));
                    if (event.kind() == kind) {
                        check.accept(before, review(event));
                    }
                });
        assertThat(last).isNotEmpty();
    }

    /** The events that hold a review and are no poison. */
    Stream<PlannedEvent> reviews() {
        return events.stream()
                .filter(event -> event.value() instanceof Review)
                .filter(event -> event.kind().expectation() != EventClass.Expectation.DEAD_LETTER);
    }

    List<PlannedEvent> of(EventClass kind) {
        return events.stream().filter(event -> event.kind() == kind).toList();
    }

    static boolean isDuplicate(PlannedEvent event) {
        return event.kind() == EventClass.EXACT_DUPLICATE || event.kind() == EventClass.CASE_SPACE_DUPLICATE;
    }

    static Review review(PlannedEvent event) {
        return (Review) event.value();
    }

    static Fingerprint fingerprint(Review review) {
        return fingerprint(review.getReviewTitle(), review.getReviewBody());
    }

    static Fingerprint fingerprint(String title, String body) {
        ReviewText text = new ReviewText(CLEANER.clean(title), CLEANER.clean(body));
        return Fingerprint.of(NORMALIZER.normalize(text.joined()));
    }
}
