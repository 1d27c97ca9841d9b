package io.millrace.retraining;

import static io.millrace.retraining.RetrainingDriver.SETTINGS;
import static io.millrace.retraining.RetrainingDriver.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.DatasetSummary;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RetrainStateTest {

    private static final RetrainState READY = RetrainState.FIRST.with(snapshot(1, SnapshotState.READY, 100, 10), 100);

    @Test
    void shouldHaveNoReasonAtFirst() {
        assertThat(RetrainState.FIRST.reason(SETTINGS, Long.MAX_VALUE)).isNull();
        assertThat(RetrainState.FIRST.withManual("please").reason(SETTINGS, 0)).isNull();
    }

    @Test
    void shouldTakeALabelThatIsMissingForTheRarest() {
        // Given
        Map<String, Long> fourLabels = Map.of("1", 50L, "2", 50L, "3", 50L, "4", 50L);
        Snapshot snapshot = Snapshot.newBuilder(snapshot(1, SnapshotState.READY, 200, 0))
                .setDataset(new DatasetSummary(
                        "file:/s", "hash", null, List.of(), Map.of(), Map.of(), fourLabels, Map.of(), 0L))
                .build();

        // When
        RetrainState state = RetrainState.FIRST.with(snapshot, 200);

        // Then
        assertThat(state.newestSmallestClass()).isZero();
        assertThat(state.reason(SETTINGS, 0)).isNull();
    }

    @Test
    void shouldIgnoreSnapshotsThatComeLate() {
        assertThat(READY.with(snapshot(1, SnapshotState.FAILED, 7, 0), 7)).isSameAs(READY);
    }

    @Test
    void shouldKeepTheRecordsOfFailedSnapshotsWhenAnEarlierOneIsTrained() {
        // Given
        RetrainState failed = READY.with(snapshot(2, SnapshotState.FAILED, 30, 0), 30);

        // When
        RetrainState next = failed.requested("j-1", 0).with(snapshot(3, SnapshotState.READY, 5, 10), 5);

        // Then
        assertThat(next.added()).isEqualTo(35);
        assertThat(next.failed()).isZero();
    }

    @Test
    void shouldDeriveTheJobFromSnapshotAndConfigurationAlone() {
        // When
        RetrainingJob job = JobTemplate.request(READY, SETTINGS, "one reason", 1);
        RetrainingJob again = JobTemplate.request(READY, SETTINGS, "another reason", 2);

        // Then
        assertThat(again.getJobId()).isEqualTo(job.getJobId());
        assertThat(again.getConfigurationDigest())
                .isEqualTo(job.getConfigurationDigest())
                .hasSize(64);
    }

    @Test
    void shouldGiveAnotherJobIdForAnotherConfigurationOrSnapshot() {
        // Given
        RetrainSettings other = new RetrainSettings(100, 10, 1, 0, "local", new TreeMap<>(Map.of("n_epochs", "4")));
        RetrainState later = READY.with(snapshot(2, SnapshotState.READY, 1, 10), 1);

        // When
        String id = JobTemplate.request(READY, SETTINGS, "reason", 1).getJobId();

        // Then
        assertThat(JobTemplate.request(READY, other, "reason", 1).getJobId()).isNotEqualTo(id);
        assertThat(JobTemplate.request(later, SETTINGS, "reason", 1).getJobId()).isNotEqualTo(id);
    }

    @Test
    void shouldSurviveItsStore() {
        for (RetrainState state : List.of(
                RetrainState.FIRST,
                READY.requested("j-1", 12).withManual("please"),
                READY.with(snapshot(2, SnapshotState.FAILED, 30, 0), 30))) {
            byte[] bytes = RetrainingSerdes.STATE.serializer().serialize("", state);
            assertThat(RetrainingSerdes.STATE.deserializer().deserialize("", bytes))
                    .isEqualTo(state);
        }
    }
}
