package io.millrace.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.LogCounts;
import io.millrace.schema.PartitionEnd;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErasuresTest {

    private final Erasures erasures = new Erasures();

    @Test
    void shouldLookForAReviewInSnapshotsThatEndBeforeItsWithdrawal() {
        // When
        erasures.add("r1", 0, 40, 1, 100);

        // Then
        assertThat(erasures.before(snapshot(1, SnapshotState.READY, 500, 99))).containsExactly("r1");
        assertThat(erasures.before(snapshot(1, SnapshotState.READY, 0, 100))).isEmpty();
        assertThat(erasures.before(snapshot(1, SnapshotState.READY, 500))).containsExactly("r1");
    }

    @Test
    void shouldKeepAnErasureUntilASnapshotIsPlannedThatEndsAfterTheWithdrawal() {
        // Given
        erasures.add("r1", 0, 40, 1, 100);

        // When
        erasures.release(List.of(snapshot(1, SnapshotState.READY, 0, 99)), Set.of());

        // Then
        assertThat(erasures.begins()).isEqualTo(Map.of(0, 40L));

        // When
        erasures.release(
                List.of(snapshot(2, SnapshotState.PLANNED, 0, 100), snapshot(1, SnapshotState.READY, 0, 99)), Set.of());

        // Then
        assertThat(erasures.begins()).isEmpty();
    }

    @Test
    void shouldKeepAnErasureWhileAnEarlierSnapshotIsBuilt() {
        // Given
        Snapshot after = snapshot(2, SnapshotState.READY, 0, 100);
        erasures.add("r1", 0, 40, 1, 100);

        // When
        erasures.release(List.of(after, snapshot(1, SnapshotState.PLANNED, 0, 99)), Set.of());

        // Then
        assertThat(erasures.before(snapshot(1, SnapshotState.READY, 0, 99))).containsExactly("r1");

        // When
        erasures.release(List.of(after, snapshot(1, SnapshotState.FAILED, 0, 99)), Set.of());

        // Then
        assertThat(erasures.begins()).isEmpty();
    }

    @Test
    void shouldKeepAnErasureOfASnapshotThatCannotBeRewritten() {
        // Given
        List<Snapshot> all = List.of(snapshot(1, SnapshotState.READY, 0, 99), snapshot(2, SnapshotState.READY, 0, 100));
        erasures.add("r1", 0, 40, 1, 100);

        // When
        erasures.release(all, Set.of("s-1"));

        // Then
        assertThat(erasures.begins()).isEqualTo(Map.of(0, 40L));
    }

    @Test
    void shouldBeginWithTheFirstDecisionThatIsOpen() {
        // Given
        erasures.add("r1", 0, 40, 1, 100);
        erasures.add("r2", 0, 30, 0, 700);
        erasures.add("r3", 2, 5, 0, 700);

        // Then
        assertThat(erasures.begins()).isEqualTo(Map.of(0, 30L, 2, 5L));
    }

    @Test
    void shouldTakeAReviewThatIsErasedTwiceForOne() {
        // Given
        erasures.add("r1", 0, 40, 1, 100);

        // When
        erasures.add("r1", 0, 60, 1, 200);

        // Then
        assertThat(erasures.begins()).isEqualTo(Map.of(0, 40L));
        assertThat(erasures.before(snapshot(1, SnapshotState.READY, 0, 150))).containsExactly("r1");
    }

    private static Snapshot snapshot(long number, SnapshotState state, long... ends) {
        List<PartitionEnd> cut = IntStream.range(0, ends.length)
                .mapToObj(partition -> new PartitionEnd(partition, ends[partition]))
                .toList();
        return Snapshot.newBuilder()
                .setRedactions(List.of())
                .setSnapshotId("s-" + number)
                .setNumber(number)
                .setState(state)
                .setTopic("records")
                .setTopicId("id")
                .setCut(cut)
                .setConfiguration(Map.of())
                .setConfigurationDigest("digest")
                .setAdded(new LogCounts(0L, 0L, 0L, Map.of(), Map.of(), Map.of(), Map.of()))
                .setReason("test")
                .setPlannedAt(Instant.EPOCH)
                .build();
    }
}
