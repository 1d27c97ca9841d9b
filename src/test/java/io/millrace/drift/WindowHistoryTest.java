package io.millrace.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.WindowClosed;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowHistoryTest {

    @Test
    void shouldShowTheNewestByTimeOldestFirst() {
        // Given: partition 1 was read to its end first
        WindowHistory history = new WindowHistory(3);
        add(history, 1, 0, 4);
        add(history, 0, 0, 4);

        // Then
        assertThat(history.newest(null))
                .containsExactly(SampleWindow.of(1, 2), SampleWindow.of(0, 3), SampleWindow.of(1, 3));
        assertThat(history.newest(0))
                .containsExactly(SampleWindow.of(0, 1), SampleWindow.of(0, 2), SampleWindow.of(0, 3));
        assertThat(history.newest(7)).isEmpty();
    }

    @Test
    void shouldCompareWithWhatWasClosedInAnyPartition() {
        // Given
        WindowHistory history = new WindowHistory(10);
        add(history, 0, 0, 4);
        add(history, 1, 0, 4);

        // Then: neither itself, nor what was open at the same time, nor what came later
        assertThat(history.before(SampleWindow.of(0, 2)))
                .containsExactlyInAnyOrder(
                        SampleWindow.of(0, 0), SampleWindow.of(0, 1), SampleWindow.of(1, 0), SampleWindow.of(1, 1));
        assertThat(history.before(SampleWindow.of(1, 0))).isEmpty();
    }

    @Test
    void shouldTellWindowsOfOneMomentByTheirOffsets() {
        // Given: closed by the clock before time went on
        WindowClosed first = brief(0, 0);
        WindowClosed second = brief(0, 1);
        WindowClosed elsewhere = brief(1, 0);
        WindowHistory history = new WindowHistory(10);
        history.add(first);
        history.add(second);
        history.add(elsewhere);

        // Then
        assertThat(history.before(second)).containsExactly(first);
        assertThat(history.before(first)).isEmpty();
        assertThat(history.before(elsewhere)).isEmpty();
    }

    @Test
    void shouldKeepWhatTheOldestShownIsComparedWithAndNoMore() {
        // Given
        int shown = 5;
        int all = 200;
        WindowHistory history = new WindowHistory(shown);
        add(history, 0, 0, all);

        // When
        WindowClosed oldest = history.newest(null).get(0);

        // Then
        assertThat(oldest).isEqualTo(SampleWindow.of(0, all - shown));
        assertThat(history.before(oldest))
                .hasSize(WindowHistory.BEFORE)
                .first()
                .isEqualTo(SampleWindow.of(0, all - shown - WindowHistory.BEFORE));
        assertThat(history.of(0)).hasSize(shown + WindowHistory.BEFORE);
    }

    @Test
    void shouldCompareTheSameHoweverPartitionsAreMixed() {
        // Given
        WindowHistory inTurn = new WindowHistory(20);
        WindowHistory oneByOne = new WindowHistory(20);
        for (int number = 0; number < 100; number++) {
            inTurn.add(SampleWindow.of(0, number));
            inTurn.add(SampleWindow.of(1, number));
        }
        add(oneByOne, 1, 0, 100);
        add(oneByOne, 0, 0, 100);

        // Then
        assertThat(oneByOne.newest(null))
                .isEqualTo(inTurn.newest(null))
                .allSatisfy(window -> assertThat(oneByOne.before(window))
                        .isEqualTo(inTurn.before(window))
                        .hasSize(2 * WindowHistory.BEFORE));
    }

    @Test
    void shouldForgetWindowsThatAResetReplaced() {
        // Given
        WindowHistory history = new WindowHistory(20);
        add(history, 0, 0, 10);
        add(history, 1, 0, 2);

        // When
        add(history, 0, 0, 3);

        // Then
        assertThat(history.newest(0)).hasSize(3);
        assertThat(history.newest(1)).hasSize(2);
    }

    private static void add(WindowHistory history, int partition, int from, int to) {
        IntStream.range(from, to).forEach(number -> history.add(SampleWindow.of(partition, number)));
    }

    private static WindowClosed brief(int partition, int number) {
        return SampleWindow.builder(partition, number)
                .setOpenedAt(SampleWindow.minute(3))
                .setClosedAt(SampleWindow.minute(3))
                .setCounts(SampleWindow.nothing())
                .build();
    }
}
