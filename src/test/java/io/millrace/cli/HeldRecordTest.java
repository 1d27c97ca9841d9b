package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.LogCounts;
import io.millrace.schema.PartitionEnd;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeldRecordTest {

    @Test
    void shouldSayWhichVersionACutEndsWith() {
        // Given: written, changed, withdrawn, written again
        HeldRecord held = new HeldRecord();
        held.add(1, 10, true);
        held.add(1, 20, true);
        held.add(1, 30, false);
        held.add(1, 40, true);

        // Then
        assertThat(held.coveredBy(cut(10))).isNull();
        assertThat(held.coveredBy(cut(11))).isEqualTo(10);
        assertThat(held.coveredBy(cut(21))).isEqualTo(20);
        assertThat(held.coveredBy(cut(31))).isNull();
        assertThat(held.coveredBy(cut(41))).isEqualTo(40);
    }

    @Test
    void shouldKnowNoCutOfAReviewWithoutRecord() {
        assertThat(new HeldRecord().coveredBy(cut(100))).isNull();
    }

    private static Snapshot cut(long end) {
        LogCounts none = new LogCounts(0L, 0L, 0L, Map.of(), Map.of(), Map.of(), Map.of());
        return Snapshot.newBuilder()
                .setRedactions(List.of())
                .setSnapshotId("s1")
                .setNumber(1)
                .setState(SnapshotState.PLANNED)
                .setTopic("t")
                .setTopicId("id")
                .setCut(List.of(new PartitionEnd(0, 1_000L), new PartitionEnd(1, end)))
                .setConfiguration(Map.of())
                .setConfigurationDigest("")
                .setAdded(none)
                .setReason("")
                .setPlannedAt(Instant.EPOCH)
                .build();
    }
}
