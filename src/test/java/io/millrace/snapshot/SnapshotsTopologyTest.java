package io.millrace.snapshot;

import static io.millrace.snapshot.SnapshotsDriver.AGE_MAX;
import static io.millrace.snapshot.SnapshotsDriver.CONFIGURATION;
import static io.millrace.snapshot.SnapshotsDriver.IDLE;
import static io.millrace.snapshot.SnapshotsDriver.START;
import static io.millrace.snapshot.SnapshotsDriver.TOPICS;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.dataset.SnapshotCut;
import io.millrace.dataset.SnapshotId;
import io.millrace.schema.PartitionEnd;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import io.millrace.schema.Split;
import io.millrace.schema.WindowClosed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTopologyTest {

    private SnapshotsDriver driver;

    @BeforeEach
    void open(@TempDir Path stateDir) {
        driver = new SnapshotsDriver(stateDir);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldMakeWindowsContiguousOffsetRanges() {
        // When
        driver.pipe("a", 0);
        driver.pipe("b", 59);
        driver.pipe("c", 60);
        driver.pipe("d", 300);

        // Then
        assertThat(driver.windows()).containsExactly("0-2 stream-time", "2-3 stream-time");
    }

    @Test
    void shouldSayInAWindowWhenItOpenedAndClosed() {
        // When
        driver.pipe("a", 10);
        driver.pipe("b", 75);

        // Then
        WindowClosed window = driver.fullWindows().get(0);
        assertThat(window.getPartition()).isZero();
        assertThat(window.getOpenedAt()).isEqualTo(START.plusSeconds(10));
        assertThat(window.getClosedAt()).isEqualTo(START.plusSeconds(75));
        assertThat(window.getCounts().getNewRecords()).isEqualTo(1);
    }

    @Test
    void shouldKeepLateRecordInOpenWindow() {
        // When
        driver.pipe("a", 0);
        driver.pipe("b", 70);
        driver.pipe("late", 5);
        driver.pipe("c", 130);

        // Then
        assertThat(driver.windows()).containsExactly("0-1 stream-time", "1-3 stream-time");
    }

    @Test
    void shouldCloseAnIdleWindowByTheClock() {
        // Given
        driver.pipe("a", 0);

        // When
        driver.advance(IDLE.minusSeconds(1));
        List<String> before = driver.windows();
        driver.advance(Duration.ofSeconds(1));

        // Then
        assertThat(before).isEmpty();
        assertThat(driver.windows()).containsExactly("0-1 deadline");
    }

    @Test
    void shouldCloseAnIdleWindowOnce() {
        // Given
        driver.pipe("a", 0);

        // When
        driver.advance(IDLE);
        driver.advance(IDLE.multipliedBy(10));

        // Then
        assertThat(driver.windows()).containsExactly("0-1 deadline");
    }

    @Test
    void shouldGoOnWhereAnIdleWindowEnded() {
        // Given
        driver.pipe("a", 0);
        driver.advance(IDLE);

        // When
        driver.pipe("b", 1);
        driver.pipe("c", 60);

        // Then
        assertThat(driver.windows()).containsExactly("0-1 deadline", "1-2 stream-time");
    }

    @Test
    void shouldCloseNothingWhileNothingComes() {
        // When
        driver.advance(Duration.ofHours(2));

        // Then
        assertThat(driver.windows()).isEmpty();
        assertThat(driver.snapshots()).isEmpty();
    }

    @Test
    void shouldNotLetARecordOfTheFarFutureCloseWindows() {
        // When
        driver.pipe("a", 0);
        driver.pipe(Labelled.train("future", 5), Instant.parse("2999-01-01T00:00:00Z"));
        driver.pipe("b", 30);
        driver.pipe("c", 60);

        // Then
        assertThat(driver.windows()).containsExactly("0-3 stream-time");
    }

    @Test
    void shouldCutWhenThereAreEnoughRecordsInClosedWindows() {
        // Given
        pipeFour();
        List<Snapshot> open = driver.snapshots();

        // When
        driver.advance(IDLE);

        // Then
        assertThat(open).isEmpty();
        assertThat(driver.snapshots()).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.getState()).isEqualTo(SnapshotState.PLANNED);
            assertThat(snapshot.getNumber()).isEqualTo(1);
            assertThat(snapshot.getReason()).isEqualTo("4 records since the last snapshot, 4 are enough");
            assertThat(snapshot.getPlannedAt()).isEqualTo(START.plus(IDLE));
            assertThat(snapshot.getDataset()).isNull();
        });
    }

    @Test
    void shouldNameASnapshotByNumberCutAndConfiguration() {
        // Given
        SnapshotCut cut = new SnapshotCut(TOPICS.trainingRecords(), "topic-id", new TreeMap<>(Map.of(0, 4L, 1, 0L)));

        // When
        pipeFour();
        driver.advance(IDLE);

        // Then
        Snapshot snapshot = driver.snapshots().get(0);
        assertThat(snapshot.getSnapshotId()).isEqualTo(SnapshotId.of(1, cut, CONFIGURATION));
        assertThat(snapshot.getTopic()).isEqualTo(TOPICS.trainingRecords());
        assertThat(snapshot.getTopicId()).isEqualTo("topic-id");
        assertThat(snapshot.getConfiguration()).isEqualTo(CONFIGURATION.toMap());
        assertThat(snapshot.getConfigurationDigest()).isEqualTo(CONFIGURATION.digest());
    }

    @Test
    void shouldCutEveryPartitionAlsoOneWithoutRecords() {
        // When
        pipeFour();
        driver.advance(IDLE);

        // Then
        assertThat(driver.snapshots().get(0).getCut())
                .containsExactly(new PartitionEnd(0, 4L), new PartitionEnd(1, 0L));
    }

    @Test
    void shouldCutWhenTheOldestRecordHasWaitedTooLong() {
        // Given
        driver.pipe("a", 0);
        driver.advance(IDLE);

        // When
        driver.advance(AGE_MAX.minusSeconds(1));
        List<Snapshot> before = driver.snapshots();
        driver.advance(Duration.ofSeconds(1));

        // Then
        assertThat(before).isEmpty();
        assertThat(driver.snapshots())
                .singleElement()
                .satisfies(snapshot ->
                        assertThat(snapshot.getReason()).isEqualTo("the oldest of 1 records has waited 3600 s"));
    }

    @Test
    void shouldCountNewChangedAndErasedRecords() {
        // When
        driver.pipe(Labelled.create("a", 5, Split.TRAIN, 1), START);
        driver.pipe(Labelled.create("b", 1, Split.TEST, 1), START);
        driver.pipe(Labelled.create("a", 4, Split.TRAIN, 2), START);
        driver.withdraw("b", 1);
        driver.advance(IDLE);

        // Then
        assertThat(driver.snapshots()).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.getAdded().getNewRecords()).isEqualTo(2);
            assertThat(snapshot.getAdded().getChangedRecords()).isEqualTo(1);
            assertThat(snapshot.getAdded().getErasedRecords()).isEqualTo(1);
            assertThat(snapshot.getAdded().getTrainByLabel()).isEqualTo(Map.of("4", 1L, "5", 1L));
        });
    }

    @Test
    void shouldGatherSeveralWindowsIntoOneCut() {
        // When
        driver.pipe("a", 0);
        driver.pipe("b", 60);
        driver.pipe("c", 120);
        driver.pipe("d", 180);
        List<Snapshot> three = driver.snapshots();
        driver.pipe("e", 240);

        // Then
        assertThat(three).isEmpty();
        assertThat(driver.snapshots()).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.getCut().get(0).getEndOffset()).isEqualTo(4);
            assertThat(snapshot.getAdded().getNewRecords()).isEqualTo(4);
        });
    }

    @Test
    void shouldCutNothingWhenNothingIsNew() {
        // Given
        pipeFour();
        driver.advance(IDLE);
        driver.snapshots();

        // When
        driver.advance(AGE_MAX.multipliedBy(3));

        // Then
        assertThat(driver.snapshots()).isEmpty();
    }

    @Test
    void shouldCountOnlyWhatCameSinceTheLastCutAndCutFromTheBeginning() {
        // Given
        pipeFour();
        driver.advance(IDLE);
        driver.snapshots();

        // When
        driver.pipe("e", 10);
        driver.advance(IDLE);
        driver.advance(AGE_MAX);

        // Then
        assertThat(driver.snapshots()).singleElement().satisfies(snapshot -> {
            assertThat(snapshot.getNumber()).isEqualTo(2);
            assertThat(snapshot.getCut().get(0).getEndOffset()).isEqualTo(5);
            assertThat(snapshot.getAdded().getNewRecords()).isEqualTo(1);
        });
    }

    private void pipeFour() {
        for (String id : List.of("a", "b", "c", "d")) {
            driver.pipe(id, 0);
        }
    }
}
