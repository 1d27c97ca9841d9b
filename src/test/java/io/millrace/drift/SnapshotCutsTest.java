package io.millrace.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.PartitionEnd;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotCutsTest {

    private final SnapshotCuts cuts = new SnapshotCuts(List.of(snapshot(2, 300, 200), snapshot(1, 100, 0)));

    @Test
    void shouldNameTheFirstThatEndsBehindTheWindow() {
        assertThat(first(0, 0)).isEqualTo("s-1");
        assertThat(first(0, 1)).isEqualTo("s-2");
        assertThat(first(1, 0)).isEqualTo("s-2");
    }

    @Test
    void shouldNameNoneForWhatCameSince() {
        assertThat(first(0, 3)).isEqualTo("none");
        assertThat(first(2, 0)).isEqualTo("none");
    }

    private String first(int partition, int number) {
        return cuts.first(SampleWindow.of(partition, number))
                .map(Snapshot::getSnapshotId)
                .orElse("none");
    }

    private static Snapshot snapshot(long number, long... ends) {
        return Snapshot.newBuilder()
                .setRedactions(List.of())
                .setSnapshotId("s-" + number)
                .setNumber(number)
                .setState(SnapshotState.PLANNED)
                .setTopic("t")
                .setTopicId("id")
                .setCut(List.of(new PartitionEnd(0, ends[0]), new PartitionEnd(1, ends[1])))
                .setConfiguration(Map.of())
                .setConfigurationDigest("")
                .setAdded(SampleWindow.nothing())
                .setReason("test")
                .setPlannedAt(Instant.EPOCH)
                .build();
    }
}
