package io.millrace.text.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The small version of the benchmark: generated reviews of up to 60 words. */
class NearDuplicateTest {

    private static final long SEED = 1;
    private static final int PRODUCTS = 3;
    private static final int TEXTS = 25;
    private static final int SHORT = 10_000;
    private static final int COPIES = 500;

    private static final Benchmark BENCHMARK = new Benchmark();

    @BeforeAll
    static void run() {
        System.out.println("seed " + SEED);
        GeneratedCorpus.all()
                .forEach(corpus -> lengths()
                        .forEach(length ->
                                BENCHMARK.run(corpus, length, Cases.of(corpus, length, PRODUCTS, TEXTS, SEED))));
        System.out.println(new Tables(BENCHMARK).lengths(true, lengths()).lengths(false, lengths()));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void shouldBeatEachPeerAtEachLength(LengthClass length) {
        for (MinHash peer : Peers.all()) {
            for (boolean spaced : new boolean[] {true, false}) {
                assertThat(score("Millrace", length, spaced).f1())
                        .as("F1 beside %s, spaces %s", peer.name(), spaced)
                        .isGreaterThan(score(peer.name(), length, spaced).f1());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void shouldHardlyConfuseReviewsOfTheSameProduct(LengthClass length) {
        for (boolean spaced : new boolean[] {true, false}) {
            assertThat(score("Millrace", length, spaced).withoutContrasts().precision())
                    .as("spaces %s", spaced)
                    .isGreaterThanOrEqualTo(0.98);
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void shouldHardlyMergeWhatContradicts(LengthClass length) {
        for (boolean spaced : new boolean[] {true, false}) {
            assertThat(score("Millrace", length, spaced).precision()).isGreaterThanOrEqualTo(0.98);
        }
    }

    @Test
    void shouldLoseNothingButExactDuplicatesOfShortReviews() {
        // Given
        Random random = new Random(SEED);
        List<String> distinct = ShortReviews.distinct(SHORT, random);

        // When
        int lost = ShortReviews.lost(new Millrace(), ShortReviews.withCopies(distinct, COPIES, random));

        // Then
        assertThat(lost).isEqualTo(COPIES);
    }

    private static List<LengthClass> lengths() {
        return LengthClass.UP_TO_60;
    }

    private static Score score(String detector, LengthClass length, boolean spaced) {
        return BENCHMARK.score(detector, (corpus, of) -> corpus.spaced() == spaced && of.equals(length));
    }
}
