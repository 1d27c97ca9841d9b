package io.millrace.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.demo.GeneratedReview.Kind;
import io.millrace.text.Normalization;
import io.millrace.text.TextNormalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewGeneratorTest {

    private static final int COUNT = 20_000;
    private static final List<GeneratedReview> REVIEWS =
            ReviewGenerator.reviews(7, COUNT).toList();
    private static final TextNormalizer NORMALIZER = new TextNormalizer(Normalization.STANDARD);

    @Test
    void shouldMakeTheSameReviewsFromOneSeed() {
        assertThat(ReviewGenerator.reviews(7, 500)).isEqualTo(REVIEWS.subList(0, 500));
        assertThat(ReviewGenerator.reviews(8, 500)).isNotEqualTo(REVIEWS.subList(0, 500));
        assertThat(ReviewGenerator.reviews(8, 0)).isEmpty();
    }

    @Test
    void shouldMakeTheSameReviewsForEver() {
        // When
        GeneratedReview first = REVIEWS.get(0);

        // Then
        assertThat(first.reviewId()).isEqualTo("demo-7-0");
        assertThat(first.body())
                .isEqualTo("My neighbour asked for a wooden train, so I ordered this one. Unfortunately the material is"
                        + " a letdown. The packaging is average at best. Sadly not for me.");
    }

    @Test
    void shouldNameEveryReviewOnce() {
        assertThat(REVIEWS.stream().map(GeneratedReview::reviewId)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepTheShareOfEveryKind(Kind kind) {
        assertThat(share(review -> review.kind() == kind)).isCloseTo(kind.percent() / 100.0, within(0.01));
    }

    @Test
    void shouldSkewStarsAsCustomersDo() {
        assertThat(share(review -> review.trueStars() == 5)).isCloseTo(0.50, within(0.03));
        assertThat(share(review -> review.trueStars() == 1)).isCloseTo(0.10, within(0.02));
        assertThat(REVIEWS).allMatch(review -> review.stars() >= 1 && review.stars() <= 5);
    }

    @Test
    void shouldGiveWrongStarsToTheMislabelledOnly() {
        assertThat(REVIEWS)
                .allMatch(review -> (review.stars() != review.trueStars()) == (review.kind() == Kind.MISLABELLED));
    }

    @Test
    void shouldWriteMostlyEnglishInSevenLanguages() {
        assertThat(share(review -> review.language().equals("en"))).isCloseTo(0.71, within(0.02));
        assertThat(REVIEWS.stream().map(GeneratedReview::language).distinct())
                .containsExactlyInAnyOrder("en", "de", "fr", "es", "ja", "ko", "zh");
    }

    @Test
    void shouldHardlyEverWriteTheSameFreshTextTwice() {
        // Given
        List<String> originals = REVIEWS.stream()
                .filter(review -> review.kind() == Kind.FRESH || review.kind() == Kind.MISLABELLED)
                .map(ReviewGeneratorTest::normalised)
                .toList();

        // When
        long distinct = originals.stream().distinct().count();

        // Then
        assertThat(distinct / (double) originals.size()).isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void shouldCopyTheReviewThatItNames() {
        Map<String, GeneratedReview> byId = new HashMap<>();
        for (GeneratedReview review : REVIEWS) {
            byId.put(review.reviewId(), review);
            if (review.duplicateOf() != null) {
                assertCopy(review, byId.get(review.duplicateOf()));
            }
        }
    }

    @Test
    void shouldLeaveNoSlotOpen() {
        assertThat(REVIEWS).noneMatch(review -> (review.title() + review.body()).matches("(?s).*[{}].*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "es", "ja", "ko", "zh"})
    void shouldHaveEveryPhraseThatAWriterNeeds(String language) {
        // Given
        Phrases phrases = Phrases.of(language);

        // When
        List<String> opinions = IntStream.rangeClosed(1, 5)
                .mapToObj(stars -> phrases.section("opinions." + stars))
                .flatMap(List::stream)
                .toList();

        // Then
        assertThat(opinions).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(20);
        assertThat(opinions).noneMatch(opinion -> opinion.matches(".*\\{(?!(product|aspect|time|person)}).*"));
    }

    private static void assertCopy(GeneratedReview copy, GeneratedReview source) {
        switch (copy.kind()) {
            case EXACT_DUPLICATE -> assertThat(copy.body()).isEqualTo(source.body());
            case CASE_DUPLICATE -> {
                assertThat(copy.body()).isNotEqualTo(source.body());
                assertThat(normalised(copy)).isEqualTo(normalised(source));
            }
            default -> assertThat(differingWords(copy.body(), source.body())).isEqualTo(1);
        }
        assertThat(copy.title()).isEqualTo(source.title());
        assertThat(copy.language()).isEqualTo(source.language());
    }

    private static long differingWords(String left, String right) {
        String[] leftWords = left.split(" ");
        String[] rightWords = right.split(" ");
        assertThat(leftWords).hasSameSizeAs(rightWords);
        return IntStream.range(0, leftWords.length)
                .filter(i -> !leftWords[i].equals(rightWords[i]))
                .count();
    }

    private static String normalised(GeneratedReview review) {
        return NORMALIZER.normalize(review.title() + "\n\n" + review.body());
    }

    private static double share(Predicate<GeneratedReview> predicate) {
        return REVIEWS.stream().filter(predicate).count() / (double) COUNT;
    }
}
