package io.millrace.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageIdentifierTest {

    private final LanguageIdentifier identifier =
            new LanguageIdentifier(Set.of("en", "de", "fr", "es", "ja", "zh", "ko"));

    @ParameterizedTest
    @CsvSource({
        "배송이 빨라요, ko",
        "ㅋㅋㅋ, ko",
        "NIKE 신발 정말 좋아요, ko",
        "とても良い商品です, ja",
        "最高の靴, ja",
        "质量很好, zh",
        "质量很好穿起来也很舒服の, zh",
        "Πολύ καλό, el",
        "מוצר טוב, he",
        "สินค้าดีมาก, th",
        "million dollar baby는 정말 좋은 영화, ko"
    })
    void shouldTellByScriptAlone(String text, String language) {
        // When
        Detection detection = identifier.detect(text);

        // Then
        assertThat(detection.language()).isEqualTo(language);
        assertThat(detection.evidence()).isEqualTo(Detection.SCRIPT);
        assertThat(detection.confidence()).isBetween(0.35, 1.0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            I have had it for a week and the strap is broken.    | en
            Das Gerät ist nach einer Woche kaputt und sehr laut. | de
            Je suis très déçu, elle ne tient pas dans la main.   | fr
            Es muy bonito pero la tela no es como en la foto.    | es
            È molto bello ma la stoffa non è come nella foto.    | it
            É muito bonito mas o tecido não é como na foto.      | pt
            Het is heel mooi maar de stof is niet zoals ik dacht | nl
            """)
    void shouldTellByFunctionWords(String text, String language) {
        // When
        Detection detection = identifier.detect(text);

        // Then
        assertThat(detection.language()).isEqualTo(language);
        assertThat(detection.evidence()).isEqualTo(Detection.FUNCTION_WORDS);
        assertThat(detection.confidence()).isBetween(0.5, 1.0);
    }

    @Test
    void shouldTellByLettersAndWordsThatOnlyOneCandidateHas() {
        // Given
        LanguageIdentifier candidates = new LanguageIdentifier(Set.of("en", "de", "fr", "tr", "ru", "uk"));
        LanguageIdentifier withoutLists = new LanguageIdentifier(Set.of("en", "ru", "bg"));

        // When
        Detection german = candidates.detect("Größe und Qualität");
        Detection turkish = candidates.detect("Ürün çok güzel, kargo hızlı geldi");
        Detection ukrainian = candidates.detect("Дуже гарні, якість відмінна, але малі");
        Detection russian = withoutLists.detect("Очень хорошо, но мало");

        // Then
        assertThat(List.of(german, turkish, ukrainian))
                .allSatisfy(detection -> assertThat(detection.evidence()).isEqualTo(Detection.FUNCTION_WORDS))
                .extracting(Detection::language)
                .containsExactly("de", "tr", "uk");
        assertThat(russian).returns("ru", Detection::language).returns(Detection.LIBRARY, Detection::evidence);
    }

    @Test
    void shouldKnowALanguageThatIsNoCandidateByItsWords() {
        // Given
        LanguageIdentifier german = new LanguageIdentifier(Set.of("en", "de"));

        // When
        Detection detection = german.detect("È molto bello ma la stoffa non è come nella foto.");

        // Then
        assertThat(detection.language()).isEqualTo("it");
    }

    @Test
    void shouldAskTheLibraryForShortTexts() {
        // Given
        LanguageIdentifier twoLanguages = new LanguageIdentifier(Set.of("en", "de"));

        // When
        Detection english = twoLanguages.detect("Lovely shoes");
        Detection german = twoLanguages.detect("Schöne Schuhe");

        // Then
        assertThat(english).returns("en", Detection::language).returns(Detection.LIBRARY, Detection::evidence);
        assertThat(german).returns("de", Detection::language).returns(Detection.LIBRARY, Detection::evidence);
        assertThat(english.confidence()).isBetween(0.05, 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "5 !!!", "👍👍", "ok", "abcdefgh 가나", "слово κείμενο", "well made 𝓟𝓻𝓸𝓭𝓾𝓬𝓽"})
    void shouldLeaveOpenWhatIsTooShortOrTooMixed(String text) {
        assertThat(identifier.detect(text)).isEqualTo(Detection.undetermined());
    }

    @Test
    void shouldLeaveOpenWhatTheLibraryHardlyPrefers() {
        // Given
        LanguageIdentifier related = new LanguageIdentifier(Set.of("da", "nb", "sv"));

        // When
        Detection word = related.detect("hund");
        Detection sentence = related.detect("Jeg tror at skoene er for små til min mand, desværre");

        // Then
        assertThat(word).isEqualTo(Detection.undetermined());
        assertThat(sentence.language()).isEqualTo("da");
    }

    @Test
    void shouldTellByScriptIfOneCandidateUsesIt() {
        // Given
        LanguageIdentifier oneOfAScript = new LanguageIdentifier(Set.of("ru", "fa", "ja", "hi", "en"));

        // When
        List<String> languages = List.of("хорошо", "خیلی خوب", "最高", "पैसों", "qwrtz").stream()
                .map(oneOfAScript::detect)
                .map(Detection::language)
                .toList();

        // Then
        assertThat(languages).containsExactly("ru", "fa", "ja", "hi", "en");
    }

    @Test
    void shouldSayThatNoCandidateUsesTheScript() {
        // When
        Detection cyrillic = identifier.detect("Очень хорошо");
        Detection khmer = identifier.detect("ល្អណាស់");

        // Then
        assertThat(cyrillic.excludesCandidates()).isTrue();
        assertThat(khmer.excludesCandidates()).isTrue();
        assertThat(cyrillic.isDetermined()).isFalse();
    }

    @Test
    void shouldBeTheSameFromManyThreads() {
        // Given
        LanguageIdentifier shared = new LanguageIdentifier(Set.of("en", "de"));
        List<String> texts = List.of("Lovely shoes", "Schöne Schuhe", "배송이 빨라요", "Broken on arrival");
        List<Detection> expected = texts.stream().map(shared::detect).toList();

        // When
        List<List<Detection>> seen = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> texts.stream().map(shared::detect).toList())
                .toList();

        // Then
        assertThat(seen).allMatch(expected::equals);
    }

    @Test
    void shouldRefuseUnknownOrNoCandidates() {
        assertThatThrownBy(() -> new LanguageIdentifier(Set.of("en", "xx"))).hasMessageContaining("xx");
        assertThatThrownBy(() -> new LanguageIdentifier(Set.of("EN"))).hasMessageContaining("ISO 639-1");
        assertThatThrownBy(() -> new LanguageIdentifier(Set.of())).hasMessageContaining("at least one");
    }
}
