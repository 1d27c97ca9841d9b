package io.millrace.text.near;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That the peers do what their sources say. */
class PeersTest {

    private static final int PAIRS = 400;

    @Test
    void shouldSimplifyAsDatatroveDoes() {
        assertThat(near(Peers.datatrove(), "It lasted 2 days, né!", "it lasted 17.5 days ne"))
                .isTrue();
        assertThat(near(Peers.datatrove(), "too few words", "too few words")).isFalse();
    }

    @Test
    void shouldTakeCharactersAsTheyAreInNemo() {
        assertThat(near(Peers.nemo(), "too short", "too short")).isTrue();
        assertThat(near(Peers.nemo(), "Too short", "too short")).isFalse();
    }

    @Test
    void shouldCountWhatIsBetweenPunctuationInTextDedup() {
        assertThat(Peers.textDedup(0).keeps("great, great, fit")).isTrue();
        assertThat(Peers.textDedup(0).keeps("great great great fit")).isFalse();
    }

    /** One of 20 words in the middle is another: Jaccard 11 / 21 of words in fives, 14 bands of 8. */
    @Test
    void shouldMeetAsOftenAsTheCurveSays() {
        // Given
        long seed = 3;
        System.out.println("seed " + seed);
        Random random = new Random(seed);

        // When
        long met = IntStream.range(0, PAIRS)
                .mapToObj(i -> words(random))
                .filter(text -> near(Peers.datatrove(), text, text.replace("middle", "centre")))
                .count();

        // Then
        assertThat((double) met / PAIRS).isCloseTo(1 - Math.pow(1 - Math.pow(11 / 21.0, 8), 14), within(0.03));
    }

    private static String words(Random random) {
        return IntStream.range(0, 20)
                .mapToObj(i -> i == 10 ? "middle" : "w" + random.nextInt(1 << 20))
                .map(word -> word.chars()
                        .mapToObj(c -> "" + (char) (c < 'a' ? c + 49 : c))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }

    private static boolean near(MinHash peer, String one, String other) {
        return peer.near(peer.mark(one), peer.mark(other));
    }
}
