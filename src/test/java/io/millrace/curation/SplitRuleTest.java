package io.millrace.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.schema.Split;
import io.millrace.text.Fingerprint;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplitRuleTest {

    private static final int GROUPS = 20_000;

    private final SplitRule rule = new SplitRule("millrace", 80, 10, 10);

    @Test
    void shouldFillEverySplitByItsShare() {
        // When
        List<Split> splits = groups().map(rule::assign).toList();

        // Then
        assertThat(share(splits, Split.TRAIN)).isCloseTo(0.80, within(0.01));
        assertThat(share(splits, Split.VALIDATION)).isCloseTo(0.10, within(0.01));
        assertThat(share(splits, Split.TEST)).isCloseTo(0.10, within(0.01));
    }

    @Test
    void shouldAssignTheSameForEver() {
        // When
        List<Split> splits = IntStream.range(0, 12)
                .mapToObj("%032x"::formatted)
                .map(rule::assign)
                .toList();

        // Then
        assertThat(splits)
                .containsExactly(
                        Split.TRAIN,
                        Split.TRAIN,
                        Split.TRAIN,
                        Split.TEST,
                        Split.TRAIN,
                        Split.TRAIN,
                        Split.TRAIN,
                        Split.TEST,
                        Split.TRAIN,
                        Split.TRAIN,
                        Split.TRAIN,
                        Split.TRAIN);
    }

    @Test
    void shouldAssignIndependentlyUnderAnotherSalt() {
        // Given
        SplitRule other = new SplitRule("other", 80, 10, 10);

        // When
        long both = groups().filter(group -> rule.assign(group) == Split.TEST && other.assign(group) == Split.TEST)
                .count();

        // Then
        assertThat(both / (double) GROUPS).isCloseTo(0.01, within(0.003));
    }

    @Test
    void shouldOnlyAddToTrainWhenItsShareGrows() {
        // Given
        SplitRule larger = new SplitRule("millrace", 90, 5, 5);

        // When
        boolean kept = groups().filter(group -> rule.assign(group) == Split.TRAIN)
                .allMatch(group -> larger.assign(group) == Split.TRAIN);

        // Then
        assertThat(kept).isTrue();
    }

    @Test
    void shouldAllowEmptySplits() {
        assertThat(groups().map(new SplitRule("", 100, 0, 0)::assign)).containsOnly(Split.TRAIN);
        assertThat(groups().map(new SplitRule("", 0, 0, 100)::assign)).containsOnly(Split.TEST);
    }

    @Test
    void shouldRefusePercentagesThatAreNoPartition() {
        assertThatThrownBy(() -> new SplitRule("s", 80, 10, 9)).hasMessageContaining("80 + 10 + 9");
        assertThatThrownBy(() -> new SplitRule("s", 110, -5, -5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SplitRule("a\0b", 80, 10, 10)).hasMessageContaining("zero character");
    }

    private static Stream<String> groups() {
        return IntStream.range(0, GROUPS)
                .mapToObj(i -> Fingerprint.of("text " + i).hex());
    }

    private static double share(List<Split> splits, Split split) {
        return splits.stream().filter(split::equals).count() / (double) splits.size();
    }
}
