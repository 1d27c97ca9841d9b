package io.millrace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTargetTest {

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);

    @Test
    void shouldTakeAsManyAsTheScarcestLabelAllows() {
        assertThat(LabelTarget.parse("1:0.2,2:0.2,3:0.2,4:0.2,5:0.2")
                        .rows(Map.of(1, 10L, 2, 3L, 3, 100L, 4, 7L, 5, 1000L)))
                .isEqualTo(Map.of(1, 3L, 2, 3L, 3, 3L, 4, 3L, 5, 3L));
        assertThat(LabelTarget.parse("1:0.5,2:0,3:0,4:0.125,5:0.375")
                        .rows(Map.of(1, 40L, 2, 3L, 3, 100L, 4, 7L, 5, 1000L)))
                .isEqualTo(Map.of(1, 28L, 2, 0L, 3, 0L, 4, 7L, 5, 21L));
    }

    @Test
    void shouldGiveWhatIsLeftToTheLargestRemainder() {
        assertThat(LabelTarget.parse("1:0.33,2:0.33,3:0.33,4:0,5:0").rows(Map.of(1, 100L, 2, 100L, 3, 100L)))
                .isEqualTo(Map.of(1, 100L, 2, 100L, 3, 100L));
        assertThat(LabelTarget.parse("1:0.3,2:0.3,3:0.4,4:0,5:0").rows(Map.of(1, 5L, 2, 5L, 3, 5L)))
                .isEqualTo(Map.of(1, 4L, 2, 3L, 3, 5L));
    }

    @Test
    void shouldKeepTheProportionsOfLabelsThatHaveRecords() {
        assertThat(LabelTarget.parse("1:0.2,2:0.4,3:0.2,4:0.1,5:0.1").rows(Map.of(1, 10L, 2, 20L, 3, 0L)))
                .isEqualTo(Map.of(1, 10L, 2, 20L, 3, 0L));
        assertThat(LabelTarget.parse("1:1,2:0,3:0,4:0,5:0").rows(Map.of(1, 0L, 2, 20L)))
                .isEqualTo(Map.of(1, 0L, 2, 0L));
    }

    @RepeatedTest(500)
    void shouldBeWithinOneRowOfTheTargetAndLeaveNoRoomForAnother() {
        // Given
        LabelTarget target = new LabelTarget(randomShares());
        SortedMap<Integer, Long> records = new TreeMap<>();
        for (int stars = 1; stars <= 5; stars++) {
            records.put(stars, random.nextInt(4) == 0 ? 0 : (long) Math.exp(random.nextDouble() * 25));
        }

        // When
        SortedMap<Integer, Long> rows = target.rows(records);

        // Then
        double total = rows.values().stream().mapToLong(Long::longValue).sum();
        double whole = records.keySet().stream()
                .filter(stars -> records.get(stars) > 0)
                .mapToLong(target.millionths()::get)
                .sum();
        boolean full = whole == 0;
        for (int stars = 1; stars <= 5; stars++) {
            double share = records.get(stars) == 0 || whole == 0
                    ? 0
                    : target.millionths().get(stars) / whole;
            assertThat(rows.get(stars)).as("seed %d", seed).isBetween(0L, records.get(stars));
            assertThat(rows.get(stars) - total * share).as("seed %d", seed).isCloseTo(0, within(1.001));
            full |= (total + 1) * share > records.get(stars) - 1e-3;
        }
        assertThat(full).as("seed %d", seed).isTrue();
    }

    @Test
    void shouldReadBackWhatItWrote() {
        // Given
        LabelTarget target = LabelTarget.parse("5:0.5, 4:0.10,3:0,2:0.4,1:0.0");

        // Then
        assertThat(target.format()).isEqualTo("1:0,2:0.4,3:0,4:0.1,5:0.5");
        assertThat(LabelTarget.parse(target.format())).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1:0.5,2:0.5",
                "1:0.2,2:0.2,3:0.2,4:0.2,5:0.3",
                "1:0.2,2:0.2,3:0.2,4:0.2,5:0.2,6:0",
                "1:0.2,2:0.2,3:0.2,4:0.2,five:0.2",
                "1:0.2,1:0.2,3:0.2,4:0.2,5:0.2",
                "1:-0.2,2:0.4,3:0.4,4:0.2,5:0.2",
                "1=0.2"
            })
    void shouldRefuseWhatGivesNotEachLabelAShareOfOne(String text) {
        assertThatThrownBy(() -> LabelTarget.parse(text))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("target");
    }

    private SortedMap<Integer, Long> randomShares() {
        SortedMap<Integer, Long> shares = new TreeMap<>();
        long left = 1_000_000;
        for (int stars = 1; stars < 5; stars++) {
            long share = random.nextInt(4) == 0 ? 0 : random.nextLong(left + 1);
            shares.put(stars, share);
            left -= share;
        }
        shares.put(5, left);
        return shares;
    }
}
