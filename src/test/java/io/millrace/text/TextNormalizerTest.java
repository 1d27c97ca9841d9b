package io.millrace.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextNormalizerTest {

    private final TextNormalizer normalizer = new TextNormalizer(Normalization.STANDARD);

    @ParameterizedTest
    @CsvSource({
        "GREAT Product, great product",
        "İstanbul, i̇stanbul",
        "ısı, ısı",
        "Straße, strasse",
        "STRASSE, strasse",
        "STRAẞE, strasse",
        "ΟΔΟΣ, οδοσ",
        "οδος, οδοσ",
        "Ａｍａｚｏｎ　５つ星, amazon 5つ星",
        "ﬁne, fine",
        "ｶﾞｲﾄﾞ, ガイド",
        "👍🏽 OK, 👍🏽 ok",
        "ĲSSEL, ijssel",
        "ǅ, dž"
    })
    void shouldFoldCaseAndCompatibilityForms(String text, String expected) {
        assertThat(normalizer.normalize(text)).isEqualTo(expected);
    }

    @Test
    void shouldComposeKoreanJamo() {
        assertThat(normalizer.normalize("\u1112\u1161\u11AB\u1100\u1173\u11AF")).isEqualTo("한글");
    }

    @Test
    void shouldCollapseAndTrimWhiteSpace() {
        assertThat(normalizer.normalize("\u00A0 Good\n\n\u3000 shoes\t")).isEqualTo("good shoes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 star", "naïve", "great!", "great"})
    void shouldKeepDigitsAccentsAndPunctuation(String text) {
        assertThat(normalizer.normalize(text)).isEqualTo(text);
    }

    @Test
    void shouldLeaveTextAloneInExactMode() {
        // Given
        String text = " Ａ\n\uD800 ß ";

        // When
        String normalised = new TextNormalizer(Normalization.EXACT).normalize(text);

        // Then
        assertThat(normalised).isSameAs(text);
    }

    @Test
    void shouldNotDependOnTheLocale() {
        // Given
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            // When
            String normalised = normalizer.normalize("TITLE");

            // Then
            assertThat(normalised).isEqualTo("title");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void shouldBeIdempotentForEveryCharacterOfTheBasicPlane() {
        IntStream.range(0, 0x10000)
                .mapToObj(codePoint -> normalizer.normalize("a" + Character.toString(codePoint) + "\u0301"))
                .forEach(normalised -> {
                    if (!normalizer.normalize(normalised).equals(normalised)) {
                        throw new AssertionError("Not idempotent: "
                                + normalised.codePoints().boxed().toList());
                    }
                });
    }

    @Test
    void shouldBeIdempotentForRandomTexts() {
        long seed = new Random().nextLong();
        RandomTexts texts = new RandomTexts(seed);
        for (int i = 0; i < 20_000; i++) {
            // Given
            String normalised = normalizer.normalize(texts.next());

            // When
            String again = normalizer.normalize(normalised);

            // Then
            assertThat(again).as("seed %d, text %d", seed, i).isEqualTo(normalised);
        }
    }

    @Test
    void shouldNotTellUpperFromLowerCase() {
        long seed = new Random().nextLong();
        RandomTexts texts = new RandomTexts(seed);
        for (int i = 0; i < 20_000; i++) {
            // Given
            String text = Normalizer.normalize(texts.next().replace("ı", ""), Form.NFD);

            // When
            String ofUpper = normalizer.normalize(text.toUpperCase(Locale.ROOT));

            // Then
            assertThat(ofUpper).as("seed %d, text %d", seed, i).isEqualTo(normalizer.normalize(text));
        }
    }
}
