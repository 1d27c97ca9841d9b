package io.millrace.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Floors a little below what was measured on real texts; skipped where those texts are absent. */
class LanguageAccuracyTest {

    private static final Set<String> CANDIDATES = Set.of("en", "de", "fr", "es", "ja", "zh", "ko");

    private final LanguageIdentifier identifier = new LanguageIdentifier(CANDIDATES);

    @Test
    void shouldTellLabelledTextsApart() throws IOException {
        // Given
        List<LanguageRow> rows = labelledTexts();

        // When
        LanguageScore sentences = score(rows, row -> row.kind().equals("sentences"));
        LanguageScore pairs = score(rows, row -> row.kind().equals("word-pairs"));
        LanguageScore words = score(rows, row -> row.kind().equals("single-words"));

        // Then
        assertThat(sentences.coverage()).isGreaterThan(0.99);
        assertThat(sentences.accuracy()).isGreaterThan(0.99);
        assertThat(pairs.coverage()).isGreaterThan(0.97);
        assertThat(pairs.accuracy()).isGreaterThan(0.98);
        assertThat(words.coverage()).isGreaterThan(0.90);
        assertThat(words.accuracy()).isGreaterThan(0.94);
    }

    @Test
    void shouldBeRightWhereTheLibraryIsAndLeaveOpenWhatItGuesses() throws IOException {
        // Given
        LibraryAlone library = new LibraryAlone(CANDIDATES);
        Map<LengthClass, LanguageScore> byLength = new EnumMap<>(LengthClass.class);

        // When
        for (LanguageRow row : labelledTexts()) {
            LanguageScore score = LanguageScore.of(row, identifier.detect(row.text()), library.detect(row.text()));
            byLength.merge(LengthClass.of(row.text()), score, LanguageScore::plus);
        }

        // Then
        assertThat(byLength).hasSize(LengthClass.values().length);
        assertThat(byLength).allSatisfy((length, score) -> {
            assertThat(score.right()).isGreaterThanOrEqualTo(score.libraryRightWhereDecided());
            assertThat(score.accuracy()).isGreaterThanOrEqualTo(score.libraryAccuracyOfAll());
            assertThat(score.accuracyOfAll()).isGreaterThanOrEqualTo(score.libraryAccuracyOfAll() - 0.025);
        });
        LanguageScore all = byLength.values().stream().reduce(LanguageScore.none(), LanguageScore::plus);
        assertThat(all.accuracyOfAll()).isGreaterThan(0.975);
        assertThat(all.libraryRight() - all.libraryRightWhereDecided()).isLessThan((all.texts() - all.decided()) / 2);
    }

    @Test
    void shouldAskTheLibraryOfHardlyAnyReview() throws IOException {
        // Given
        List<LanguageRow> reviews = LanguageRow.reviews();

        // When
        long asked = reviews.stream()
                .map(review -> identifier.detect(review.text()).evidence())
                .filter(Detection.LIBRARY::equals)
                .count();

        // Then
        assertThat(asked / (double) reviews.size()).isLessThan(0.05);
    }

    @Test
    void shouldHardlyEverErrByFunctionWordsAmong24Languages() throws IOException {
        // Given
        List<LanguageRow> rows = LanguageRow.labelledTexts();
        FunctionWords everyLanguage = new FunctionWords(WordLists.all());

        // When
        LanguageScore score = rows.stream()
                .map(row -> LanguageScore.of(row, everyLanguage.detect(row.text()), ""))
                .reduce(LanguageScore.none(), LanguageScore::plus);

        // Then
        assertThat(score.decided()).isGreaterThan(500);
        assertThat(score.accuracy()).isGreaterThan(0.99);
    }

    @Test
    void shouldKnowReviews() throws IOException {
        // Given
        List<LanguageRow> reviews = LanguageRow.reviews();

        // When
        LanguageScore english = score(reviews, row -> row.language().equals("en"));
        LanguageScore korean = score(reviews, row -> row.language().equals("ko"));
        LanguageScore chinese = score(reviews, row -> row.language().equals("zh"));

        // Then: some Korean reviews hold no letters, or are in English
        assertThat(english.accuracyOfAll()).isGreaterThan(0.999);
        assertThat(korean.accuracyOfAll()).isGreaterThan(0.99);
        assertThat(chinese.accuracyOfAll()).isGreaterThan(0.99);
    }

    private static List<LanguageRow> labelledTexts() throws IOException {
        return LanguageRow.labelledTexts().stream()
                .filter(row -> CANDIDATES.contains(row.language()))
                .toList();
    }

    private LanguageScore score(List<LanguageRow> rows, Predicate<LanguageRow> which) {
        return rows.stream()
                .filter(which)
                .map(row -> LanguageScore.of(row, identifier.detect(row.text()), ""))
                .reduce(LanguageScore.none(), LanguageScore::plus);
    }
}
