package io.millrace.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.grouping.TextMessage.Claimed;
import io.millrace.grouping.TextMessage.Counted;
import io.millrace.grouping.TextMessage.Release;
import io.millrace.grouping.TextMessage.Uncounted;
import io.millrace.text.Fingerprint;
import io.millrace.text.Sketch;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How texts count the copies that were refused, and what they tell those that hold them. */
class CountingTest {

    private static final Fingerprint TEXT = Fingerprint.of("text");
    private static final Fingerprint NEAR = Fingerprint.of("near");
    private static final Sketch NOTHING = new Sketch(new int[0], 0);

    private SimulatedTexts texts = new SimulatedTexts(new GroupingRule(1, group -> 0), 0.5, 1, new Random(1));

    @Test
    void shouldCountCopiesOfDifferentPeople() {
        // When
        claim("a", 1, 5);
        claim("b", 2, 5);
        claim("c", 3, 1);

        // Then
        assertThat(standing("a")).isEqualTo(new Standing(3, tally(5, 1)));
        assertThat(last().countedAt()).isEqualTo(TEXT);
        assertThat(last().conflict()).isTrue();
    }

    @Test
    void shouldNotCountThePeopleWhoHoldTheText() {
        // When
        claim("a", 1, 5);
        claim("b", 1, 1);

        // Then
        assertThat(standing("a")).isEqualTo(Standing.ALONE);
        assertThat(last().countedAt()).isNull();
        assertThat(last().conflict()).isFalse();
    }

    @Test
    void shouldCountPeopleOnce() {
        // When
        claim("a", 1, 5);
        claim("b", 2, 5);
        claim("c", 2, 4);

        // Then
        assertThat(standing("a")).isEqualTo(new Standing(2, tally(5)));
    }

    @Test
    void shouldCountARedeliveryOnceAndItsNewStars() {
        // When
        claim("a", 1, 5);
        claim("b", 2, 5);
        claim("b", 2, 4);
        uncount("b", 2, 1);

        // Then
        assertThat(standing("a")).isEqualTo(new Standing(2, tally(4)));
    }

    @Test
    void shouldForgetACopyThatIsGone() {
        // Given
        claim("a", 1, 5);
        claim("b", 2, 5);

        // When
        uncount("b", 2, 1);
        uncount("b", 2, 1);

        // Then
        assertThat(standing("a")).isEqualTo(Standing.ALONE);
    }

    @Test
    void shouldGiveTheCountToTheNextHolder() {
        // Given
        claim("a", 1, 5);
        claim("b", 2, 4);
        say(new Release("a"));

        // When
        claim("c", 3, 5);

        // Then
        assertThat(last().standing()).isEqualTo(new Standing(2, tally(4)));
        assertThat(last().conflict()).isTrue();
    }

    @Test
    void shouldNotCountAReviewThatComesToHoldTheText() {
        // Given
        claim("a", 1, 5);
        claim("b", 2, 4);
        say(new Release("a"));

        // When
        claim("b", 2, 4);
        uncount("b", 2, 1);

        // Then
        assertThat(standing("b")).isEqualTo(Standing.ALONE);
    }

    @Test
    void shouldKeepATextThatCountsUntilItCountsNothing() {
        // Given
        claim("a", 1, 5);
        claim("b", 2, 5);

        // When
        say(new Release("a"));
        KnownText counting = texts.known(TEXT);
        uncount("b", 2, 1);

        // Then
        assertThat(counting).isNotNull();
        assertThat(texts.known(TEXT)).isNull();
    }

    @Test
    void shouldCountANearCopyAtTheTextThatItWasRefusedFor() {
        // Given
        texts.say(TEXT, new Claimed(of("a", 1, 5, 0), new Sketch(new int[] {1, 2, 3, 4}, 0)));
        texts.deliverAll();

        // When
        texts.say(NEAR, new Claimed(of("b", 2, 1, 0), new Sketch(new int[] {1, 2, 3, 5}, 0)));
        texts.deliverAll();

        // Then
        assertThat(last().countedAt()).isEqualTo(TEXT);
        assertThat(standing("a")).isEqualTo(new Standing(2, tally(1)));
        assertThat(texts.known(NEAR).tally()).isEqualTo(Tally.NONE);
    }

    @Test
    void shouldNotCountAnOvertakenCopyOfTheSameReview() {
        // Given
        claim("a", 1, 5);
        say(new Counted(new Copy("b", 2, 7, 4)));

        // When
        say(new Counted(new Copy("b", 2, 6, 3)));
        uncount("b", 2, 6);

        // Then
        assertThat(standing("a")).isEqualTo(new Standing(2, tally(4)));
    }

    @Test
    void shouldNotCountNearCopiesOfThePeopleWhoHoldTheTextByNow() {
        // Given
        claim("a", 1, 5);

        // When
        say(new Counted(new Copy("b", 1, 7, 4)));

        // Then
        assertThat(standing("a")).isEqualTo(Standing.ALONE);
    }

    @Test
    void shouldCountAReviewThatHoldsTheTextForAMomentByAnOlderEvent() {
        // Given
        claim("a", 1, 5);
        say(new Counted(new Copy("b", 2, 7, 4)));
        say(new Release("a"));

        // When
        claim("b", 2, 3);
        say(new Release("b"));

        // Then
        assertThat(texts.known(TEXT).tally()).isEqualTo(tally(4));
    }

    @Test
    void shouldCountAllForTheFirstHolderAndLetAllVote() {
        // Given
        texts = new SimulatedTexts(new GroupingRule(2, group -> 0), 0.5, 1, new Random(1));

        // When
        claim("a", 1, 5);
        claim("b", 2, 4);
        claim("c", 3, 3);

        // Then
        assertThat(standing("a")).isEqualTo(new Standing(2, tally(4, 3)));
        assertThat(standing("b")).isEqualTo(new Standing(1, tally(5, 3)));
    }

    @Test
    void shouldJudgeAReviewByThoseBeforeItAndTellItOfAll() {
        // When
        Sketch sketch = new Sketch(new int[] {1, 2, 3}, 0);
        texts.say(TEXT, new Claimed(of("a", 1, 5, 0), sketch));
        texts.say(TEXT, new Claimed(of("b", 2, 1, 1), sketch));
        texts.deliverAll();

        // Then
        assertThat(texts.verdicts).extracting(Verdict::conflict).containsExactly(false, true);
        assertThat(texts.verdicts.get(0).standing()).isEqualTo(new Standing(2, tally(1)));
    }

    @Test
    void shouldTellOnlyThoseForWhomSomethingChanged() {
        // Given
        claim("a", 1, 5);
        KnownText alone = texts.known(TEXT);
        claim("b", 2, 5);
        KnownText copied = texts.known(TEXT);

        // Then
        assertThat(Recount.isDue(null, alone)).isFalse();
        assertThat(Recount.isDue(alone, alone)).isFalse();
        assertThat(Recount.isDue(alone, copied)).isTrue();
        assertThat(Recount.of(TEXT, copied)).containsExactly(new Recount("a", TEXT, new Standing(2, tally(5))));
        assertThat(Recount.of(TEXT, null)).isEmpty();
    }

    private long offset;

    private void claim(String reviewId, long identity, int stars) {
        say(new Claimed(of(reviewId, identity, stars, offset++), NOTHING));
    }

    private void uncount(String reviewId, long identity, long claimed) {
        say(new Uncounted(reviewId, identity, claimed));
    }

    private void say(TextMessage message) {
        texts.say(TEXT, message);
        texts.deliverAll();
    }

    private static Claim of(String reviewId, long identity, int stars, long offset) {
        return new Claim(reviewId, offset, offset, identity, stars, null, "en", List.of());
    }

    private Standing standing(String reviewId) {
        return texts.known(TEXT).standing(reviewId);
    }

    private Verdict last() {
        return texts.verdicts.get(texts.verdicts.size() - 1);
    }

    private static Tally tally(int... stars) {
        Tally tally = Tally.NONE;
        for (int given : stars) {
            tally = tally.plus(given);
        }
        return tally;
    }
}
