package io.millrace.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.dataset.DatasetConfiguration;
import io.millrace.dataset.DatasetPlan;
import io.millrace.dataset.Manifest;
import io.millrace.dataset.SnapshotCut;
import io.millrace.dataset.Verification;
import io.millrace.dataset.VerificationReport;
import io.millrace.dataset.VerificationSettings;
import io.millrace.schema.Split;
import io.millrace.snapshot.RebuildReport.Cause;
import io.millrace.snapshot.RebuildReport.Reason;
import io.millrace.testing.SmallDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cut of a small dataset is at offset 1 of partition 0. */
class RebuildReasonsTest {

    private static final Instant NOW = Instant.parse("2026-01-08T00:00:00Z");
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final long WEEK_MS = Duration.ofDays(7).toMillis();

    @TempDir
    Path directory;

    private Path dataset;

    @BeforeEach
    void build() {
        dataset = new SmallDataset().with(Split.TRAIN, "A text").build(directory.resolve("d"), Map.of());
    }

    @Test
    void shouldBlameTheFilesIfNothingElseExplainsIt() {
        assertThat(causes(plan(), log("dG9waWM", WEEK_MS, 0, 1), YESTERDAY)).containsExactly(Cause.FILES_EDITED);
    }

    @Test
    void shouldTellOfATopicThatWasMadeAgain() {
        assertThat(causes(plan(), log("another", WEEK_MS, 0, 1), YESTERDAY)).containsExactly(Cause.TOPIC_CREATED_ANEW);
    }

    @Test
    void shouldTellOfALostTailAndALostHead() {
        assertThat(causes(plan(), log("dG9waWM", WEEK_MS, 0, 0), YESTERDAY)).containsExactly(Cause.TAIL_MISSING);
        assertThat(causes(plan(), log("dG9waWM", WEEK_MS, 1, 1), YESTERDAY)).containsExactly(Cause.RANGE_EXPIRED);
        assertThat(causes(plan(), new LogState("dG9waWM", WEEK_MS, new TreeMap<>(), new TreeMap<>()), YESTERDAY))
                .containsExactly(Cause.TAIL_MISSING);
    }

    @Test
    void shouldTellOfCompactionOnlyWhenItMayHaveHappened() {
        // Given
        Instant longAgo = NOW.minus(Duration.ofDays(8));

        // Then
        assertThat(causes(plan(), log("dG9waWM", WEEK_MS, 0, 1), longAgo)).containsExactly(Cause.COMPACTED);
        assertThat(causes(plan(), log("dG9waWM", Long.MAX_VALUE, 0, 1), longAgo))
                .containsExactly(Cause.FILES_EDITED);
    }

    @Test
    void shouldTellOfAnotherConfigurationAndProgram() {
        // Given
        SnapshotCut cut = plan().cut();
        DatasetPlan other = new DatasetPlan("d", cut, DatasetConfiguration.fromMap(Map.of("seed", "5")), "0.1.0");
        DatasetPlan newer = new DatasetPlan("d", cut, DatasetConfiguration.standard(), "0.2.0");

        // Then
        assertThat(causes(other, log("dG9waWM", WEEK_MS, 0, 1), YESTERDAY)).containsExactly(Cause.OTHER_CONFIGURATION);
        assertThat(causes(newer, log("dG9waWM", WEEK_MS, 0, 1), YESTERDAY)).containsExactly(Cause.OTHER_PROGRAM);
    }

    @Test
    void shouldNameTheFilesThatWereEdited() throws IOException {
        // Given
        Files.writeString(dataset.resolve("train.jsonl"), "");

        // When
        List<Reason> reasons = reasons(plan(), log("dG9waWM", WEEK_MS, 0, 1), YESTERDAY);

        // Then
        assertThat(reasons).extracting(Reason::name).containsExactly("files-edited");
        assertThat(reasons.get(0).detail()).contains("train.jsonl");
    }

    private DatasetPlan plan() {
        return DatasetPlan.of(manifest(), "0.1.0");
    }

    private Manifest manifest() {
        return verified().manifest();
    }

    private VerificationReport verified() {
        return Verification.of(dataset, null, new VerificationSettings(20, directory));
    }

    private static LogState log(String topicId, long lagMs, long start, long end) {
        return new LogState(topicId, lagMs, offset(start), offset(end));
    }

    private static SortedMap<Integer, Long> offset(long offset) {
        return new TreeMap<>(Map.of(0, offset));
    }

    private List<Cause> causes(DatasetPlan plan, LogState log, Instant newest) {
        return reasons(plan, log, newest).stream().map(Reason::cause).toList();
    }

    private List<Reason> reasons(DatasetPlan plan, LogState log, Instant newest) {
        return new RebuildReasons(plan, log, verified()).find(newest, NOW);
    }
}
