package io.millrace.replay;

import static io.millrace.replay.Decisions.accepted;
import static io.millrace.replay.Decisions.copy;
import static io.millrace.replay.Decisions.record;
import static io.millrace.replay.Decisions.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.replay.RecordChanges.Counts;
import io.millrace.replay.RecordChanges.Kind;
import io.millrace.schema.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    private static final Cut CUT = new Cut(Map.of(0, new Cut.Range(10, 10_000), 1, new Cut.Range(0, 10_000)));

    @TempDir
    private Path directory;

    @Test
    void shouldFindNoDifferenceWhereThereIsNone() throws IOException {
        // Given
        Comparison comparison = comparison(1, 10);
        comparison.decidedBefore(accepted(1, 5, "g", "train"));
        comparison.decidedAfter(accepted(1, 5, "g", "train"));
        comparison.recordedBefore("r5", record(5, 4, "good", Split.TRAIN));
        comparison.recordedAfter("r5", record(5, 4, "good", Split.TRAIN));

        // When
        ReplayReport report = comparison.finish(() -> {});

        // Then
        assertThat(report.decisions().events()).isEqualTo(1);
        assertThat(report.decisions().different()).isZero();
        assertThat(report.decisions().verdicts()).containsExactly(new Change("accepted", "accepted", 1));
        assertThat(report.decisions().sample()).isEmpty();
        assertThat(report.records().total()).isEqualTo(new Counts(1, 0, 0, 0));
        assertThat(Files.list(directory)).isEmpty();
    }

    @Test
    void shouldPairDecisionsByEvent() throws IOException {
        // Given
        Comparison comparison = comparison(1, 10);
        comparison.decidedBefore(accepted(1, 50, "g", "train"));
        comparison.decidedBefore(rejected(0, 50, "language"));
        comparison.decidedAfter(accepted(0, 50, "h", "test"));
        comparison.decidedAfter(accepted(1, 50, "g", "train"));

        // When
        DecisionChanges decisions = comparison.finish(() -> {}).decisions();

        // Then
        assertThat(decisions.verdicts())
                .containsExactlyInAnyOrder(
                        new Change("accepted", "accepted", 1), new Change("rejected: language", "accepted", 1));
        assertThat(decisions.sample())
                .containsExactly(
                        new Difference("r50", 0, 50, rejected(0, 50, "language"), accepted(0, 50, "h", "test")));
    }

    @Test
    void shouldListSplitsThatChangeOnTheirOwn() throws IOException {
        // Given
        Comparison comparison = comparison(1, 10);
        comparison.decidedBefore(accepted(1, 1, "g", "test"));
        comparison.decidedAfter(accepted(1, 1, "h", "train"));
        comparison.decidedBefore(accepted(1, 2, "g", "test"));
        comparison.decidedAfter(accepted(1, 2, "h", "test"));

        // When
        DecisionChanges decisions = comparison.finish(() -> {}).decisions();

        // Then
        assertThat(decisions.splits()).containsExactly(new Change("test", "train", 1));
        assertThat(decisions.aspects())
                .containsEntry(Aspect.GROUP, 2L)
                .containsEntry(Aspect.SPLIT, 1L)
                .containsEntry(Aspect.VERDICT, 0L);
        assertThat(decisions.different()).isEqualTo(2);
    }

    @Test
    void shouldSayNoneWhereASideHasNoDecision() throws IOException {
        // Given
        Comparison comparison = comparison(1, 10);
        comparison.decidedBefore(accepted(1, 1, "g", "test"));
        comparison.decidedAfter(rejected(1, 2, "language"));

        // When
        DecisionChanges decisions = comparison.finish(() -> {}).decisions();

        // Then
        assertThat(decisions.verdicts())
                .containsExactlyInAnyOrder(
                        new Change("accepted", "none", 1), new Change("none", "rejected: language", 1));
        assertThat(decisions.aspects()).containsEntry(Aspect.VERDICT, 2L).containsEntry(Aspect.FLAGS, 0L);
    }

    @Test
    void shouldTellSwapsFromWhatRulesDo() throws IOException {
        // Given
        Comparison comparison = comparison(1, 10);
        comparison.decidedBefore(accepted(1, 1, "g", "test"));
        comparison.decidedAfter(copy(1, 1, "r2"));
        comparison.decidedBefore(copy(1, 2, "r1"));
        comparison.decidedAfter(accepted(1, 2, "g", "test"));

        comparison.decidedBefore(accepted(1, 3, "h", "test"));
        comparison.decidedAfter(copy(1, 3, "r2"));
        comparison.decidedBefore(accepted(1, 4, "i", "test"));
        comparison.decidedAfter(rejected(1, 4, "language"));
        comparison.decidedBefore(copy(1, 5, "r4"));
        comparison.decidedAfter(accepted(1, 5, "i", "test"));

        // When
        DecisionChanges decisions = comparison.finish(() -> {}).decisions();

        // Then
        assertThat(decisions.different()).isEqualTo(5);
        assertThat(decisions.swaps()).isEqualTo(1);
        assertThat(decisions.sample())
                .containsExactlyInAnyOrder(
                        new Difference("r3", 1, 3, accepted(1, 3, "h", "test"), copy(1, 3, "r2")),
                        new Difference("r4", 1, 4, accepted(1, 4, "i", "test"), rejected(1, 4, "language")),
                        new Difference("r5", 1, 5, copy(1, 5, "r4"), accepted(1, 5, "i", "test")));
    }

    @Test
    void shouldStopWhenItIsToldTo() throws IOException {
        // Given
        Comparison comparison = comparison(1, 10);
        comparison.decidedBefore(accepted(1, 1, "g", "test"));
        Runnable stop = () -> {
            throw new IllegalStateException("stop");
        };

        // Then
        assertThatThrownBy(() -> comparison.finish(stop)).hasMessage("stop");
    }

    @Test
    void shouldLeaveOutWhatTheCutDoesNotHold() throws IOException {
        // Given
        Comparison comparison = comparison(1, 10);
        comparison.decidedBefore(rejected(0, 9, "language"));
        comparison.decidedBefore(rejected(1, 10_000, "language"));
        comparison.decidedBefore(rejected(2, 0, "language"));
        boolean counted = comparison.decidedAfter(accepted(1, 10_000, "g", "test"));
        comparison.recordedBefore("r1", record(500, 4, "good", Split.TRAIN));
        comparison.recordedAfter("r1", record(10_000, 5, "better", Split.TRAIN));

        // When
        ReplayReport report = comparison.finish(() -> {});

        // Then
        assertThat(counted).isFalse();
        assertThat(report.decisions().events()).isZero();
        assertThat(report.records().byKind()).isEmpty();
    }

    @Test
    void shouldCompareTheLastVersionsOfTrainingRecords() throws IOException {
        // Given
        Comparison comparison = comparison(1, 10);
        comparison.recordedBefore("same", record(1, 4, "good", Split.TRAIN));
        comparison.recordedAfter("same", record(1, 2, "good", Split.TRAIN));
        comparison.recordedAfter("same", record(1, 4, "good", Split.TRAIN));
        comparison.recordedBefore("withdrawn", record(2, 4, "good", Split.TRAIN));
        comparison.recordedAfter("withdrawn", record(2, 4, "good", Split.TRAIN));
        comparison.recordedAfter("withdrawn", null);
        comparison.recordedAfter("added", record(3, 1, "bad", Split.TRAIN));
        comparison.recordedBefore("redacted", record(4, 1, "bad: ann@b.org", Split.TRAIN));
        comparison.recordedAfter("redacted", record(4, 1, "bad: [EMAIL]", Split.TRAIN));
        comparison.recordedBefore("moved", record(5, 1, "bad", Split.TEST));
        comparison.recordedAfter("moved", record(5, 1, "bad", Split.TRAIN));

        // When
        RecordChanges records = comparison.finish(() -> {}).records();

        // Then
        assertThat(records.byKind())
                .containsOnly(
                        Map.entry(new Kind(1, "en"), new Counts(0, 1, 0, 2)),
                        Map.entry(new Kind(4, "en"), new Counts(1, 0, 1, 0)));
        assertThat(records.total()).isEqualTo(new Counts(1, 1, 1, 2));
        assertThat(records.splits()).containsExactly(new Change("test", "train", 1));
    }

    @Test
    void shouldChooseTheSampleByTheSeedAloneFromAllDifferences() throws IOException {
        // When
        List<Long> sample = sample(1, false);

        // Then
        assertThat(sample).hasSize(10).doesNotHaveDuplicates();
        assertThat(sample(1, true)).isEqualTo(sample);
        assertThat(sample(2, false)).isNotEqualTo(sample);
        assertThat(sample).anyMatch(offset -> offset > 1_000);
    }

    private List<Long> sample(long seed, boolean reversed) throws IOException {
        Comparison comparison = comparison(seed, 10);
        for (int i = 0; i < 5_000; i++) {
            int offset = reversed ? 4_999 - i : i;
            comparison.decidedBefore(rejected(1, offset, "language"));
            comparison.decidedAfter(accepted(1, offset, "g", "train"));
        }
        return comparison.finish(() -> {}).decisions().sample().stream()
                .map(Difference::offset)
                .toList();
    }

    private Comparison comparison(long seed, int sampleSize) {
        return new Comparison(CUT, directory, seed, sampleSize);
    }
}
