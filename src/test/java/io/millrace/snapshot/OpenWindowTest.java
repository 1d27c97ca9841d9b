package io.millrace.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenWindowTest {

    private static final long DURATION_MS = 1000;

    @Test
    void shouldBeginWithItsFirstRecord() {
        // When
        OpenWindow window = OpenWindow.FIRST.with(7, 1500, 99, Labelled.train("r1", 5));

        // Then
        assertThat(window.startOffset()).isZero();
        assertThat(window.endOffset()).isEqualTo(8);
        assertThat(window.openedAt()).isEqualTo(1500);
        assertThat(window.openedAtClock()).isEqualTo(99);
    }

    @Test
    void shouldEndAtTheNextMultipleOfItsLength() {
        // Given
        OpenWindow window = OpenWindow.FIRST.with(0, 1500, 0, Labelled.train("r1", 5));

        // When // Then
        assertThat(window.endsBefore(1999, DURATION_MS)).isFalse();
        assertThat(window.endsBefore(2000, DURATION_MS)).isTrue();
    }

    @Test
    void shouldNotEndBeforeItHasBegun() {
        assertThat(OpenWindow.FIRST.endsBefore(Long.MAX_VALUE, DURATION_MS)).isFalse();
        assertThat(OpenWindow.FIRST.isOverdue(Long.MAX_VALUE, 1)).isFalse();
    }

    @Test
    void shouldKeepItsStreamTimeWhenALateRecordJoins() {
        // Given
        OpenWindow window = OpenWindow.FIRST.with(0, 5500, 0, Labelled.train("r1", 5));

        // When
        OpenWindow joined = window.with(1, 200, 10, Labelled.train("r2", 5));

        // Then
        assertThat(joined.streamTime()).isEqualTo(5500);
        assertThat(joined.openedAt()).isEqualTo(5500);
        assertThat(joined.endOffset()).isEqualTo(2);
    }

    @Test
    void shouldOpenTheNextWindowAtStreamTimeWhenItsFirstRecordIsLate() {
        // Given
        OpenWindow next =
                OpenWindow.FIRST.with(0, 5500, 0, Labelled.train("r1", 5)).next();

        // When
        OpenWindow window = next.with(1, 200, 10, Labelled.train("r2", 5));

        // Then
        assertThat(window.openedAt()).isEqualTo(5500);
        assertThat(window.startOffset()).isEqualTo(1);
    }

    @Test
    void shouldBeFollowedByAnEmptyWindowWhereItEnds() {
        // When
        OpenWindow next =
                OpenWindow.FIRST.with(41, 1500, 0, Labelled.train("r1", 5)).next();

        // Then
        assertThat(next.isEmpty()).isTrue();
        assertThat(next.startOffset()).isEqualTo(42);
        assertThat(next.endOffset()).isEqualTo(42);
        assertThat(next.counts()).isEqualTo(Counts.none());
    }

    @Test
    void shouldBeOverdueByTheClockWhateverItsTime() {
        // Given
        OpenWindow window = OpenWindow.FIRST.with(0, 1_000_000, 50, Labelled.train("r1", 5));

        // When // Then
        assertThat(window.isOverdue(149, 100)).isFalse();
        assertThat(window.isOverdue(150, 100)).isTrue();
    }

    @Test
    void shouldSurviveItsStore() {
        // Given
        OpenWindow window =
                OpenWindow.FIRST.with(0, 1500, 0, Labelled.train("r1", 5)).with(1, 1600, 2, null);

        // When
        byte[] bytes = SnapshotSerdes.WINDOW.serializer().serialize("", window);

        // Then
        assertThat(SnapshotSerdes.WINDOW.deserializer().deserialize("", bytes)).isEqualTo(window);
    }
}
