package io.millrace.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.millrace.schema.LogCounts;
import io.millrace.schema.WindowClosed;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final PlanSettings SETTINGS = new PlanSettings(3, 1000);

    @Test
    void shouldCutNothingBeforeTheFirstWindow() {
        assertThat(Plan.FIRST.reason(SETTINGS, Long.MAX_VALUE)).isNull();
    }

    @Test
    void shouldCutWhenThereAreEnoughRecords() {
        // Given
        Plan two = Plan.FIRST.with(window(0, 2, 2), 0);

        // When
        Plan three = two.with(window(1, 9, 1), 0);

        // Then
        assertThat(two.reason(SETTINGS, 0)).isNull();
        assertThat(three.reason(SETTINGS, 0)).isEqualTo("3 records since the last snapshot, 3 are enough");
    }

    @Test
    void shouldCutWhenTheOldestRecordHasWaitedTooLong() {
        // Given
        Plan plan = Plan.FIRST.with(window(0, 1, 1), 500).with(window(0, 2, 1), 1400);

        // When // Then
        assertThat(plan.reason(SETTINGS, 1499)).isNull();
        assertThat(plan.reason(SETTINGS, 1500)).isEqualTo("the oldest of 2 records has waited 1 s");
    }

    @Test
    void shouldCountErasuresToo() {
        // Given
        LogCounts erased = Counts.sum(Counts.of(null), Counts.sum(Counts.of(null), Counts.of(null)));

        // When
        Plan plan = Plan.FIRST.with(window(0, 3, erased), 0);

        // Then
        assertThat(plan.reason(SETTINGS, 0)).isNotNull();
    }

    @Test
    void shouldKeepTheNewestEndOfEachPartition() {
        // When
        Plan plan = Plan.FIRST.with(window(1, 5, 1), 0).with(window(0, 7, 1), 0).with(window(1, 9, 1), 0);

        // Then
        assertThat(plan.ends()).containsExactly(entry(0, 7L), entry(1, 9L));
    }

    @Test
    void shouldKeepEndsAndNumberAfterACutAndNothingElse() {
        // Given
        Plan plan = Plan.FIRST.with(window(0, 7, 3), 100);

        // When
        Plan after = plan.cut();

        // Then
        assertThat(after.number()).isEqualTo(1);
        assertThat(after.ends()).isEqualTo(plan.ends());
        assertThat(after.added()).isEqualTo(Counts.none());
        assertThat(after.reason(SETTINGS, Long.MAX_VALUE)).isNull();
    }

    @Test
    void shouldMeasureAgeFromTheFirstWindowAfterACut() {
        // Given
        Plan plan = Plan.FIRST.with(window(0, 1, 1), 0).cut().with(window(0, 2, 1), 5000);

        // When // Then
        assertThat(plan.reason(SETTINGS, 5999)).isNull();
        assertThat(plan.reason(SETTINGS, 6000)).isNotNull();
    }

    @Test
    void shouldSurviveItsStore() {
        // Given
        Plan plan = Plan.FIRST.with(window(1, 5, 2), 0).cut().with(window(0, 7, 1), 12);

        // When
        byte[] bytes = SnapshotSerdes.PLAN.serializer().serialize("", plan);

        // Then
        assertThat(SnapshotSerdes.PLAN.deserializer().deserialize("", bytes)).isEqualTo(plan);
    }

    private static WindowClosed window(int partition, long end, int records) {
        LogCounts counts = Counts.none();
        for (int i = 0; i < records; i++) {
            counts = Counts.sum(counts, Counts.of(Labelled.train("r" + i, 5)));
        }
        return window(partition, end, counts);
    }

    private static WindowClosed window(int partition, long end, LogCounts counts) {
        return WindowClosed.newBuilder()
                .setPartition(partition)
                .setStartOffset(0)
                .setEndOffset(end)
                .setOpenedAt(Instant.EPOCH)
                .setClosedAt(Instant.EPOCH)
                .setClosedBy("deadline")
                .setCounts(counts)
                .build();
    }
}
