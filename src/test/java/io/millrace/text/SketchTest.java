package io.millrace.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.codec.digest.MurmurHash3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SketchTest {

    private static final String TEXT = "the battery of this lamp holds a whole week";

    @Test
    void shouldBeAlikeWhenOneWordIsAnother() {
        // 9 words: of 17 shingles the changed word takes 3 away and brings 3.
        assertThat(similarity(TEXT, TEXT.replace("lamp", "torch"))).isCloseTo(14.0 / 20, within(1e-9));
    }

    @Test
    void shouldConsistOfTheHashesOfItsWordsAndPairs() {
        // Given
        String[] words = {"die", "größe", "passt", "gut", "und", "색상", "auch", "passt"};

        // When
        Sketch sketch = Sketch.of(String.join(", ", words));

        // Then
        IntStream single = Arrays.stream(words).mapToInt(SketchTest::hash);
        IntStream pairs = IntStream.range(1, words.length).map(i -> hash(words[i - 1] + " " + words[i]));
        assertThat(sketch.shingles())
                .isEqualTo(IntStream.concat(single, pairs).sorted().distinct().toArray());
    }

    @Test
    void shouldPassOverPunctuation() {
        assertThat(similarity(TEXT, "the battery... of this lamp: holds a whole week!!!"))
                .isEqualTo(1);
    }

    @Test
    void shouldTellOrderApart() {
        assertThat(similarity("red lamp on a very large blue table", "large blue table on a very red lamp"))
                .isLessThan(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it lasted 2 days and then it broke again | it lasted 3 days and then it broke again",
                "it is good for what i paid for it | it is not good for what i paid for it",
                "i would give it five stars if i could | i would give it one stars if i could two",
                "es ist gut für das was ich bezahlt habe | es ist nicht gut für das was ich bezahlt habe",
                "c'est bon pour le prix que j'ai payé | c'est pas bon pour le prix que j'ai payé",
                "es bueno para lo que he pagado por esto | no es bueno para lo que he pagado por esto",
                "★★★★★ the battery holds a whole week | ★☆☆☆☆ the battery holds a whole week",
                "the battery of this lamp is ok👍 | the battery of this lamp is ok👎",
                "배송 빠르고 포장 좋고 문제가 전혀 있네요 | 배송 빠르고 포장 좋고 문제가 전혀 없네요",
                "배송 빠르고 포장 좋고 색도 예뻐 추천하지 않더라고요 | 배송 빠르고 포장 좋고 색도 예뻐 추천하더라고요",
                "这个灯很好用我很喜欢 | 这个灯不好用我很喜欢",
                "★★★★★这个灯我很喜欢 | ★☆☆☆☆这个灯我很喜欢",
                "このランプはとても使いやすいです | このランプはとても使いやすくないです",
            })
    void shouldNotBeAlikeWithOtherNumbersOrNegations(String one, String other) {
        assertThat(similarity(one, other)).isZero();
    }

    @Test
    void shouldHaveNoShinglesWhenTooShort() {
        assertThat(Sketch.of("four words are few").isEmpty()).isTrue();
        assertThat(Sketch.of("").isEmpty()).isTrue();
        assertThat(similarity("great product thank you", "great product thank you"))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "'nice, but not for me', nice but not for me..., 1",
        "nice but not for me, nice but not for us, 0",
        "nice but not for me, nice but not for me either, 0",
        "'很好用，我喜欢', 很好用我喜欢！, 1"
    })
    void shouldTakeFiveOrSixWordsAsAWhole(String one, String other, double similarity) {
        assertThat(similarity(one, other)).isEqualTo(similarity);
    }

    @Test
    void shouldCompareLettersWithoutSpaces() {
        assertThat(similarity("这个灯很好用我很喜欢它的颜色和形状", "这个灯很好用我很喜欢它的颜色与形状")).isBetween(0.65, 0.95);
    }

    @Test
    void shouldKeepComparingWordsWhenALetterOfAnotherScriptIsAdded() {
        assertThat(similarity(TEXT, TEXT + " 好")).isGreaterThan(0.85);
    }

    @Test
    void shouldEstimateTheSimilarityOfLongTexts() {
        // Given
        long seed = 42;
        System.out.println("seed " + seed);
        int[] words = new Random(seed).ints(2000, 0, 1 << 20).toArray();
        String one = text(words, 0, 1500);
        String other = text(words, 500, 2000);

        // Then
        assertThat(Sketch.of(one).shingles()).hasSize(Sketch.SHINGLES_MAX).isSorted();
        assertThat(similarity(one, other)).isCloseTo(0.5, within(0.08));
    }

    private static String text(int[] words, int from, int to) {
        return IntStream.of(Arrays.copyOfRange(words, from, to))
                .mapToObj(word -> "w" + Integer.toString(word, 26).replaceAll("\\d", "z"))
                .collect(Collectors.joining(" "));
    }

    private static double similarity(String one, String other) {
        return Sketch.of(one).similarity(Sketch.of(other));
    }

    private static int hash(String shingle) {
        byte[] bytes = shingle.getBytes(StandardCharsets.UTF_8);
        return MurmurHash3.hash32x86(bytes, 0, bytes.length, 0x6d696c6c);
    }
}
