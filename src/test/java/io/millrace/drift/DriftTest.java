package io.millrace.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DriftTest {

    private static final long SEED = 11;
    private static final double[] USUAL = {0.1, 0.09, 0.11, 0.2, 0.5};
    private static final double[] ANGRY = {0.3, 0.14, 0.11, 0.15, 0.3};
    private static final int WINDOWS = 60;
    private static final int SHOWN = 20;
    private static final int RECORDS = 200;

    @Test
    void shouldRaiseFalseAlarmsAboutAsSeldomAsTheLimitSays() {
        // Given
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        int runs = 500;

        // When
        long alarmed = random.ints(runs)
                .filter(seed -> judge(seed, USUAL).stream().anyMatch(DriftTest::isMarked))
                .count();

        // Then: 5 are to be expected, or 7, since the distribution does not fit perfectly; more than 16 hardly ever
        assertThat(alarmed).isLessThanOrEqualTo(16);
    }

    @Test
    void shouldMarkAPlantedShift() {
        // Given
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);

        // When
        Stream<Shift> planted = random.ints(100).mapToObj(seed -> {
            List<WindowDrift> windows = judge(seed, ANGRY);
            return windows.get(windows.size() - 1).shifts().get(Trait.STARS);
        });

        // Then
        assertThat(planted).allMatch(Shift::isMarked);
    }

    @Test
    void shouldNotMarkWhatIsRealButSmall() {
        // Given: a million records before, ten thousand now
        WindowHistory history = new WindowHistory(1);
        history.add(SampleWindow.of(0, 0, Map.of("1", 200_000L, "5", 800_000L)));
        history.add(SampleWindow.of(0, 1, Map.of("1", 2_200L, "5", 7_800L)));

        // When
        Shift shift = only(history).shifts().get(Trait.STARS);

        // Then
        assertThat(shift.correctedP()).isLessThan(1e-5);
        assertThat(shift.isMarked()).isFalse();
    }

    @Test
    void shouldNotMarkWhatIsLargeButMayBeChance() {
        // Given
        WindowHistory history = new WindowHistory(1);
        history.add(SampleWindow.of(0, 0, Map.of("1", 400L, "5", 600L)));
        history.add(SampleWindow.of(0, 1, Map.of("1", 17L, "5", 13L)));

        // When
        Shift shift = only(history).shifts().get(Trait.STARS);

        // Then
        assertThat(shift.comparison().orElseThrow().effect()).isGreaterThan(Shift.EFFECT_MIN);
        assertThat(shift.isMarked()).isFalse();
    }

    @Test
    void shouldSayHowManyWindowsWereBeforeAndCompareTheFirstWithNothing() {
        // Given
        WindowHistory history = new WindowHistory(2);
        history.add(SampleWindow.of(0, 0, Map.of("1", 200L, "5", 800L)));
        history.add(SampleWindow.of(0, 1, Map.of("1", 200L, "5", 800L)));

        // When
        List<WindowDrift> windows = Drift.of(history).judge(history.newest(null));

        // Then
        assertThat(windows).extracting(WindowDrift::before).containsExactly(0, 1);
        assertThat(windows.get(0).shifts().get(Trait.STARS).comparison()).isEmpty();
        assertThat(windows.get(0).shifts().get(Trait.STARS).isMarked()).isFalse();
        assertThat(windows.get(1).shifts()).containsOnlyKeys(Trait.STARS, Trait.LANGUAGES);
    }

    @Test
    void shouldCorrectForAllThatIsShown() {
        // Given
        WindowHistory history = new WindowHistory(2);
        history.add(SampleWindow.of(0, 0, Map.of("1", 200L, "5", 800L)));
        history.add(SampleWindow.of(0, 1, Map.of("1", 40L, "5", 60L)));
        history.add(SampleWindow.of(0, 2, Map.of("1", 20L, "5", 80L)));

        // When
        Shift alone = Drift.of(history)
                .judge(history.newest(null).subList(0, 1))
                .get(0)
                .shifts()
                .get(Trait.STARS);
        Shift ofTwo =
                Drift.of(history).judge(history.newest(null)).get(0).shifts().get(Trait.STARS);

        // Then
        double pValue = alone.comparison().orElseThrow().pValue();
        assertThat(alone.correctedP()).isEqualTo(pValue);
        assertThat(ofTwo.correctedP()).isEqualTo(2 * pValue);
    }

    private static WindowDrift only(WindowHistory history) {
        return Drift.of(history).judge(history.newest(null)).get(0);
    }

    private static boolean isMarked(WindowDrift window) {
        return window.shifts().values().stream().anyMatch(Shift::isMarked);
    }

    /** Judges the newest of a history in which only the last window may be unusual. */
    private static List<WindowDrift> judge(int seed, double[] last) {
        Random random = new Random(seed);
        WindowHistory history = new WindowHistory(SHOWN);
        for (int number = 0; number < WINDOWS; number++) {
            Map<String, Long> stars = stars(number == WINDOWS - 1 ? last : USUAL, random);
            history.add(SampleWindow.of(0, number, stars, stars(USUAL, random)));
        }
        return Drift.of(history).judge(history.newest(null));
    }

    private static Map<String, Long> stars(double[] shares, Random random) {
        Map<String, Long> counts = new TreeMap<>();
        for (int i = 0; i < RECORDS; i++) {
            double point = random.nextDouble();
            int star = 0;
            while (star < shares.length - 1 && point >= shares[star]) {
                point -= shares[star++];
            }
            counts.merge(Integer.toString(star + 1), 1L, Long::sum);
        }
        return counts;
    }
}
