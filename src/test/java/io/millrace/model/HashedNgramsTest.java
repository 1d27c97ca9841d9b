package io.millrace.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HashedNgramsTest {

    private static final HashedNgrams NGRAMS = new HashedNgrams(20);

    @Test
    void shouldFindTheNgramsOfScikitLearnsExample() {
        // Given "jumpy fox": two words, one pair; 5 + 4 + 3 runs in " jumpy " and 3 + 2 + 1 in " fox "
        String text = "jumpy fox";

        // When
        int[] buckets = NGRAMS.bucketsOf(text);

        // Then
        assertThat(buckets).hasSize(3 + 12 + 6).isSorted();
        assertThat(words(buckets)).isEqualTo(3);
    }

    @Test
    void shouldReadLowerAndUpperCaseAlike() {
        // Given // When // Then
        assertThat(NGRAMS.bucketsOf("GREAT Fit")).isEqualTo(NGRAMS.bucketsOf("great fit"));
    }

    @Test
    void shouldRepeatABucketAsOftenAsItIsHit() {
        // Given // When
        int[] buckets = NGRAMS.bucketsOf("so so so");

        // Then "so" three times, "so so" twice, and 3 runs of " so " three times
        assertThat(buckets).hasSize(3 + 2 + 9);
        assertThat(Arrays.stream(buckets).distinct()).hasSize(1 + 1 + 3);
    }

    @Test
    void shouldTellPairsByTheirOrder() {
        // Given // When // Then
        assertThat(NGRAMS.bucketsOf("not good")).isNotEqualTo(NGRAMS.bucketsOf("good not"));
    }

    @Test
    void shouldNotCountASingleCharacterAsAWord() {
        // Given "a 5": no words, one run each
        // When
        int[] buckets = NGRAMS.bucketsOf("a 5");

        // Then
        assertThat(buckets).hasSize(2);
        assertThat(words(buckets)).isZero();
    }

    @Test
    void shouldFindNothingInEmptyOrBlankText() {
        // Given // When // Then
        assertThat(NGRAMS.bucketsOf("")).isEmpty();
        assertThat(NGRAMS.bucketsOf(" \n\n\t")).isEmpty();
    }

    @Test
    void shouldKeepItsHashForEver() {
        // Given buckets that a program in another language computed from the documented formula
        // When
        int[] buckets = new HashedNgrams(10).bucketsOf("좋아요 ok");

        // Then
        assertThat(buckets).containsExactly(29, 68, 108, 513, 541, 552, 639, 662, 676, 838, 903, 909);
    }

    @Test
    void shouldRefuseSizesOutOfRange() {
        // Given // When // Then
        assertThatThrownBy(() -> new HashedNgrams(9)).hasMessage("hash bits must be 10 to 22, not 9");
        assertThatThrownBy(() -> new HashedNgrams(23)).hasMessage("hash bits must be 10 to 22, not 23");
    }

    private static long words(int[] buckets) {
        return Arrays.stream(buckets)
                .filter(bucket -> bucket < NGRAMS.firstCharacterBucket())
                .count();
    }
}
