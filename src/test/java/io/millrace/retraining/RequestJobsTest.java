package io.millrace.retraining;

import static io.millrace.retraining.RetrainingDriver.AGE_MAX;
import static io.millrace.retraining.RetrainingDriver.COOLDOWN;
import static io.millrace.retraining.RetrainingDriver.SETTINGS;
import static io.millrace.retraining.RetrainingDriver.START;
import static io.millrace.retraining.RetrainingDriver.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.schema.CommandKind;
import io.millrace.schema.JobState;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.SnapshotState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestJobsTest {

    private RetrainingDriver driver;

    @BeforeEach
    void open(@TempDir Path stateDir) {
        driver = new RetrainingDriver(stateDir);
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldRequestTheFirstJobWhenThereAreEnoughRecords() {
        // When
        driver.ready(1, 100);

        // Then
        assertThat(driver.requested()).singleElement().satisfies(job -> {
            assertThat(job.getJobId()).startsWith("j-");
            assertThat(job.getNumber()).isEqualTo(1);
            assertThat(job.getSnapshotId()).isEqualTo("s-1");
            assertThat(job.getState()).isEqualTo(JobState.REQUESTED);
            assertThat(job.getReason()).isEqualTo("100 new labelled train records, 100 are enough");
            assertThat(job.getTrainer()).isEqualTo("local");
            assertThat(job.getHyperparameters()).isEqualTo(SETTINGS.hyperparameters());
            assertThat(job.getRequestedAt()).isEqualTo(START);
        });
    }

    @Test
    void shouldGatherTheRecordsOfSeveralSnapshots() {
        // When
        driver.ready(1, 60);
        List<RetrainingJob> first = driver.requested();
        driver.ready(2, 40);

        // Then
        assertThat(first).isEmpty();
        assertThat(driver.requested()).extracting(RetrainingJob::getSnapshotId).containsExactly("s-2");
    }

    @Test
    void shouldWaitUntilASnapshotIsReady() {
        // When
        driver.pipe(snapshot(1, SnapshotState.PLANNED, 100, 10));

        // Then
        assertThat(driver.requested()).isEmpty();
    }

    @Test
    void shouldWaitUntilEachLabelHasEnoughTrainRecords() {
        // When
        driver.pipe(snapshot(1, SnapshotState.READY, 100, 9));
        List<RetrainingJob> few = driver.requested();
        driver.pipe(snapshot(2, SnapshotState.READY, 1, 10));

        // Then
        assertThat(few).isEmpty();
        assertThat(driver.requested()).hasSize(1);
    }

    @Test
    void shouldHaveAtMostOneJobInFlight() {
        // When
        driver.ready(1, 100);
        driver.ready(2, 500);
        driver.advance(AGE_MAX.multipliedBy(2));
        driver.command(CommandKind.RETRAIN, null);

        // Then
        assertThat(driver.requested()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUCCEEDED", "FAILED"})
    void shouldRequestTheNextJobWhenTheFirstHasEnded(JobState end) {
        // Given
        RetrainingJob first = firstJob();
        driver.ready(2, 100);
        driver.advance(COOLDOWN);
        driver.pipe(first, JobState.RUNNING);
        List<RetrainingJob> whileRunning = driver.requested();

        // When
        driver.pipe(first, end);

        // Then
        assertThat(whileRunning).isEmpty();
        assertThat(driver.requested()).singleElement().satisfies(job -> {
            assertThat(job.getNumber()).isEqualTo(2);
            assertThat(job.getSnapshotId()).isEqualTo("s-2");
            assertThat(job.getReason()).isEqualTo("100 new labelled train records since snapshot 1, 100 are enough");
            assertThat(job.getJobId()).isNotEqualTo(first.getJobId());
        });
    }

    @Test
    void shouldIgnoreTheEndOfAJobThatIsNotInFlight() {
        // Given
        RetrainingJob first = firstJob();
        RetrainingJob other =
                RetrainingJob.newBuilder(first).setJobId("j-other").build();
        driver.ready(2, 100);
        driver.advance(COOLDOWN);

        // When
        driver.pipe(other, JobState.SUCCEEDED);

        // Then
        assertThat(driver.requested()).isEmpty();
    }

    @Test
    void shouldCoolDownBetweenTwoJobs() {
        // Given
        driver.pipe(firstJob(), JobState.SUCCEEDED);
        driver.ready(2, 100);

        // When
        driver.advance(COOLDOWN.minusSeconds(1));
        List<RetrainingJob> before = driver.requested();
        driver.advance(Duration.ofSeconds(1));

        // Then
        assertThat(before).isEmpty();
        assertThat(driver.requested()).hasSize(1);
    }

    @Test
    void shouldRequestAJobForAnyNewRecordWhenTheLastJobIsOld() {
        // Given
        driver.pipe(firstJob(), JobState.SUCCEEDED);
        driver.ready(2, 1);

        // When
        driver.advance(AGE_MAX.minusSeconds(1));
        List<RetrainingJob> before = driver.requested();
        driver.advance(Duration.ofSeconds(1));

        // Then
        assertThat(before).isEmpty();
        assertThat(driver.requested())
                .extracting(RetrainingJob::getReason)
                .containsExactly("1 new labelled train records since snapshot 1, and the last job is 86400 s old");
    }

    @Test
    void shouldNotRequestAJobForNothingHoweverOldTheLastOneIs() {
        // Given
        driver.pipe(firstJob(), JobState.SUCCEEDED);
        driver.ready(2, 0);

        // When
        driver.advance(AGE_MAX.multipliedBy(2));

        // Then
        assertThat(driver.requested()).isEmpty();
    }

    @Test
    void shouldRequestAJobWhenAnOperatorAsks() {
        // Given
        driver.pipe(snapshot(1, SnapshotState.READY, 1, 0));

        // When
        driver.command(CommandKind.RETRAIN, null);

        // Then
        assertThat(driver.requested()).extracting(RetrainingJob::getReason).containsExactly("asked for: because");
    }

    @Test
    void shouldNotLetAnOperatorWaitForTheCoolDown() {
        // Given
        driver.pipe(firstJob(), JobState.SUCCEEDED);
        driver.ready(2, 1);

        // When
        driver.command(CommandKind.RETRAIN, null);

        // Then
        assertThat(driver.requested()).hasSize(1);
    }

    @Test
    void shouldKeepTheRequestOfAnOperatorUntilThereIsASnapshotThatWasNotTrained() {
        // Given
        driver.pipe(firstJob(), JobState.SUCCEEDED);

        // When
        driver.command(CommandKind.RETRAIN, null);
        List<RetrainingJob> before = driver.requested();
        driver.ready(2, 1);

        // Then
        assertThat(before).isEmpty();
        assertThat(driver.requested()).singleElement().satisfies(job -> {
            assertThat(job.getSnapshotId()).isEqualTo("s-2");
            assertThat(job.getReason()).isEqualTo("asked for: because");
        });
    }

    @Test
    void shouldFulfilTheRequestOfAnOperatorOnce() {
        // Given
        driver.pipe(snapshot(1, SnapshotState.READY, 1, 10));
        driver.command(CommandKind.RETRAIN, null);
        RetrainingJob first = driver.requested().get(0);

        // When
        driver.pipe(first, JobState.SUCCEEDED);
        driver.ready(2, 1);

        // Then
        assertThat(driver.requested()).isEmpty();
    }

    @Test
    void shouldCountASnapshotThatIsPublishedTwiceOnce() {
        // When
        driver.ready(1, 60);
        driver.ready(1, 60);

        // Then
        assertThat(driver.requested()).isEmpty();
    }

    @Test
    void shouldCountTheRecordsOfASnapshotThatFailed() {
        // When
        driver.pipe(snapshot(1, SnapshotState.FAILED, 99, 0));
        List<RetrainingJob> failed = driver.requested();
        driver.ready(2, 1);

        // Then
        assertThat(failed).isEmpty();
        assertThat(driver.requested()).extracting(RetrainingJob::getSnapshotId).containsExactly("s-2");
    }

    @Test
    void shouldCountRecordsOfAFailedSnapshotForTheOneThatHoldsThem() {
        // Given
        driver.ready(1, 10);

        // When
        driver.pipe(snapshot(2, SnapshotState.FAILED, 90, 0));
        List<RetrainingJob> forTheFirst = driver.requested();
        driver.ready(3, 0);

        // Then
        assertThat(forTheFirst).isEmpty();
        assertThat(driver.requested()).extracting(RetrainingJob::getSnapshotId).containsExactly("s-3");
    }

    /** The first job, requested for snapshot 1; it is in flight. */
    private RetrainingJob firstJob() {
        driver.ready(1, 100);
        return driver.requested().get(0);
    }
}
