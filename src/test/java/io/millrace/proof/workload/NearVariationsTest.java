package io.millrace.proof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.Review;
import io.millrace.text.Normalization;
import io.millrace.text.ReviewText;
import io.millrace.text.Sketch;
import io.millrace.text.TextNormalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which texts of a plan are near each other. */
class NearVariationsTest {

    private static final int EVENTS = 20_000;
    private static final double SIMILARITY = 0.65;
    private static final int WORDS = 20;
    private static final TextNormalizer NORMALIZER = new TextNormalizer(Normalization.STANDARD);
    private static final Pattern STORY = Pattern.compile("number ([a-z ]+ of shop [a-z ]+),", Pattern.CASE_INSENSITIVE);

    private static Plan first;
    private static Plan second;

    private record Told(String story, Sketch sketch) {

        static Told of(Review review) {
            return new Told(
                    NearVariationsTest.story(review),
                    NearVariationsTest.sketch(review.getReviewTitle(), review.getReviewBody()));
        }
    }

    @BeforeAll
    static void plan() {
        System.out.println("seed " + Plan.SEED);
        first = Plan.of(0, EVENTS);
        second = Plan.of(1, EVENTS);
    }

    @Test
    void shouldBeNearWithOneWordReplacedInsertedOrMistyped() {
        // Given
        Originals originals = new Originals(Plan.SEED);
        List<Original> texts = IntStream.range(0, 2_000)
                .mapToObj(i -> originals.get(0, i).varied(0))
                .filter(text -> text.body().split(" ").length >= WORDS)
                .toList();

        // Then
        assertThat(texts).hasSizeGreaterThan(100).allSatisfy(text -> {
            Sketch sketch = sketch(text);
            assertThat(IntStream.rangeClosed(1, 3).mapToObj(text::varied))
                    .allMatch(near -> sketch.similarity(sketch(near)) >= SIMILARITY);
        });
    }

    @Test
    void shouldMakeSomeNeighboursOfATextStrangersToEachOther() {
        // Given
        Originals originals = new Originals(Plan.SEED);

        // When
        long torn = IntStream.range(0, 2_000)
                .mapToObj(i -> originals.get(0, i).varied(0))
                .filter(text -> isNear(text, text.varied(4)) && isNear(text, text.varied(5)))
                .filter(text -> !isNear(text.varied(4), text.varied(5)))
                .count();

        // Then
        assertThat(torn).isGreaterThan(200);
    }

    @Test
    void shouldNeverMakeTextsOfTwoStoriesNear() {
        // Given
        Map<Integer, List<Told>> byContrast = new HashMap<>();

        // When
        first.reviews()
                .map(Plan::review)
                .map(Told::of)
                .distinct()
                .forEach(told -> byContrast
                        .computeIfAbsent(told.sketch().contrast(), any -> new ArrayList<>())
                        .add(told));

        // Then
        byContrast
                .values()
                .forEach(texts -> texts.forEach(one -> assertThat(texts)
                        .filteredOn(other -> one.sketch().similarity(other.sketch()) >= SIMILARITY)
                        .allMatch(other -> other.story().equals(one.story()))));
    }

    @Test
    void shouldSendNearTextsFromSeveralProducersAtTheSameTime() {
        // Given
        Map<String, Integer> sentAt = new HashMap<>();
        for (int i = 0; i < EVENTS; i++) {
            if (first.events().get(i).value() instanceof Review review) {
                sentAt.putIfAbsent(story(review), i);
            }
        }

        // When
        long racing = IntStream.range(0, EVENTS)
                .filter(i -> second.events().get(i).kind() == EventClass.NEAR_DUPLICATE)
                .filter(i -> Math.abs(i
                                - sentAt.getOrDefault(
                                        story(Plan.review(second.events().get(i))), -EVENTS))
                        < 100)
                .count();

        // Then
        assertThat(racing).isGreaterThan(50);
    }

    @Test
    void shouldSendNearTextsWhenOthersWereErased() {
        // Given
        Map<String, String> stories = new HashMap<>();
        Set<String> erased = new HashSet<>();
        List<String> found = new ArrayList<>();

        // When
        first.events().forEach(event -> {
            if (event.kind() == EventClass.ERASE) {
                erased.add(stories.getOrDefault(event.key(), ""));
            } else if (event.value() instanceof Review review
                    && event.kind().expectation() == EventClass.Expectation.CANDIDATE) {
                stories.put(event.key(), story(review));
                if (event.kind() == EventClass.NEAR_DUPLICATE && erased.contains(story(review))) {
                    found.add(event.id());
                }
            }
        });

        // Then
        assertThat(found).hasSizeGreaterThan(20);
    }

    @Test
    void shouldEditReviewsToNearTexts() {
        first.compare(EventClass.NEAR_EDIT, (before, after) -> {
            assertThat(story(after)).isEqualTo(story(before));
            assertThat(Plan.fingerprint(after)).isNotEqualTo(Plan.fingerprint(before));
        });
    }

    private static boolean isNear(Original one, Original other) {
        return sketch(one).similarity(sketch(other)) >= SIMILARITY;
    }

    private static Sketch sketch(Original text) {
        return sketch(text.title(), text.body());
    }

    private static Sketch sketch(String title, String body) {
        return Sketch.of(NORMALIZER.normalize(new ReviewText(title, body).joined()));
    }

    private static String story(Review review) {
        Matcher story = STORY.matcher(review.getReviewBody().replaceAll("\\s+", " "));
        assertThat(story.find()).isTrue();
        return story.group(1).toLowerCase(Locale.ROOT);
    }
}
