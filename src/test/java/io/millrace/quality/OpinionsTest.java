package io.millrace.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.text.ReviewText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpinionsTest {

    @ParameterizedTest
    @CsvSource({
        "en, 'Terrible quality, broke after a day. Waste of money!'",
        "en, 'Do not buy this, it does not work.'",
        "de, 'Absoluter Schrott, nie wieder!'",
        "de, 'Funktioniert nicht. Finger weg!'",
        "fr, 'Très déçue, très mauvaise qualité. À éviter.'",
        "fr, 'Ne fonctionne pas, n’achetez pas ce produit.'",
        "es, 'Una basura, no lo recomiendo.'",
        "ja, '最悪。お金の無駄でした。'",
        "zh, '质量太差了，千万别买！'",
        "ko, '정말 최악입니다. 돈 낭비예요. 사지 마세요.'",
    })
    void shouldFlagPlainlyNegativeTextsWithManyStars(String language, String body) {
        assertThat(Opinions.contradict(language, new ReviewText("", body), 5)).isTrue();
        assertThat(Opinions.contradict(language, new ReviewText(body, ""), 4)).isTrue();
        assertThat(Opinions.contradict(language, new ReviewText("", body), 3)).isFalse();
        assertThat(Opinions.contradict(language, new ReviewText("", body), 1)).isFalse();
        assertThat(Opinions.contradict(language, new ReviewText("", body), 0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Absolutely love it! Highly recommend.'",
        "de, 'Einfach perfekt, sehr zu empfehlen!'",
        "fr, 'Excellent produit, je recommande vivement.'",
        "es, 'Excelente, me encanta. Muy recomendable.'",
        "ja, '最高です！大満足です。'",
        "zh, '非常满意，强烈推荐！'",
        "ko, '최고입니다. 강력 추천!'",
    })
    void shouldFlagPlainlyPositiveTextsWithFewStars(String language, String body) {
        assertThat(Opinions.contradict(language, new ReviewText("", body), 1)).isTrue();
        assertThat(Opinions.contradict(language, new ReviewText("", body), 2)).isTrue();
        assertThat(Opinions.contradict(language, new ReviewText("", body), 5)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "en, 5, 'This is not terrible at all.'",
        "en, 5, 'My old one was garbage, this one is great.'",
        "en, 5, 'The worst thing about it: it sells out.'",
        "en, 1, 'I wanted to love it, excellent photos but it fell apart.'",
        "en, 1, 'Not excellent.'",
        "en, 2, 'The best dress ever, too small for me.'",
        "en, 5, 'It came on Monday.'",
        "de, 5, 'Das ist kein Schrott.'",
        "de, 1, 'Leider nicht perfekt.'",
        "fr, 5, 'Pas horrible du tout.'",
        "es, 1, 'Excelente, pero se rompió.'",
        "ja, 5, '最悪ではない'",
        "zh, 1, '不是很满意'",
        "zh, 5, '不是垃圾'",
        "ko, 5, '최악은 아니에요'",
        "sv, 5, 'Terrible garbage'",
        "undetermined, 5, 'Terrible garbage'",
    })
    void shouldSayNothingInDoubt(String language, int stars, String body) {
        assertThat(Opinions.contradict(language, new ReviewText("", body), stars))
                .isFalse();
    }

    @Test
    void shouldFindPhrasesAsWholeWords() {
        assertThat(Opinions.contradict("en", new ReviewText("", "Scampi, and a scamper."), 5))
                .isFalse();
    }
}
