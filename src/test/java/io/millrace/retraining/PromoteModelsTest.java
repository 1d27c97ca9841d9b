package io.millrace.retraining;

import static io.millrace.retraining.RetrainingDriver.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.schema.Champion;
import io.millrace.schema.CommandKind;
import io.millrace.schema.ModelEntry;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromoteModelsTest {

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
    void shouldCrownTheFirstCandidateThatPasses() {
        // When
        driver.pipe(Candidates.passed(1, null));

        // Then
        List<KeyValue<String, ModelEntry>> entries = driver.fullEntries();
        assertThat(entries).extracting(entry -> entry.key).containsExactly("v1", "champion");
        assertThat(entries.get(0).value.getModel().getReason()).isEqualTo("better");
        Champion champion = entries.get(1).value.getChampion();
        assertThat(champion.getVersion()).isEqualTo("v1");
        assertThat(champion.getPrevious()).isNull();
        assertThat(champion.getEpoch()).isEqualTo(1);
        assertThat(champion.getLocation()).isEqualTo("file:/models/v1");
        assertThat(champion.getDigest()).isEqualTo("digest-1");
        assertThat(champion.getReason()).isEqualTo("better");
        assertThat(champion.getPromotedAt()).isEqualTo(START);
    }

    @Test
    void shouldRefuseACandidateThatDoesNotPass() {
        // When
        driver.pipe(Candidates.failed(1, null));

        // Then
        assertThat(driver.fullEntries()).singleElement().satisfies(entry -> {
            assertThat(entry.value.getModel().getStatus()).hasToString("REFUSED");
            assertThat(entry.value.getModel().getReason()).isEqualTo("not better");
        });
    }

    @Test
    void shouldRetireTheChampionWhenAnotherFollows() {
        // Given
        driver.pipe(Candidates.passed(1, null));
        driver.entries();

        // When
        driver.pipe(Candidates.passed(2, "v1"));

        // Then
        assertThat(driver.entries()).containsExactly("v1 RETIRED", "v2 CHAMPION", "champion v2");
    }

    @Test
    void shouldRefuseACandidateThatWasComparedWithAStaleChampion() {
        // Given
        driver.pipe(Candidates.passed(1, null));
        driver.pipe(Candidates.passed(2, "v1"));
        driver.entries();

        // When
        driver.pipe(Candidates.passed(3, "v1"));

        // Then
        assertThat(driver.fullEntries()).singleElement().satisfies(entry -> {
            assertThat(entry.value.getModel().getStatus()).hasToString("REFUSED");
            assertThat(entry.value.getModel().getReason()).isEqualTo("compared with v1, but v2 serves now");
        });
    }

    @Test
    void shouldJudgeACandidateOnce() {
        // Given
        driver.pipe(Candidates.failed(1, null));
        driver.entries();

        // When
        driver.pipe(Candidates.passed(1, null));

        // Then
        assertThat(driver.entries()).isEmpty();
    }

    @Test
    void shouldPromoteByHandAlsoAModelThatWasRefused() {
        // Given
        driver.pipe(Candidates.passed(1, null));
        driver.pipe(Candidates.failed(2, "v1"));
        driver.entries();

        // When
        driver.command(CommandKind.PROMOTE, "v2");

        // Then
        List<KeyValue<String, ModelEntry>> entries = driver.fullEntries();
        assertThat(entries).extracting(entry -> entry.key).containsExactly("v1", "v2", "champion");
        assertThat(entries.get(2).value.getChampion().getVersion()).isEqualTo("v2");
        assertThat(entries.get(2).value.getChampion().getReason()).isEqualTo("promoted by hand: because");
    }

    @Test
    void shouldNotPromoteTheChampionAgain() {
        // Given
        driver.pipe(Candidates.passed(1, null));
        driver.entries();

        // When
        driver.command(CommandKind.PROMOTE, "v1");

        // Then
        assertThat(driver.entries()).isEmpty();
    }

    @Test
    void shouldIgnoreAVersionThatDoesNotExist() {
        // Given
        driver.pipe(Candidates.passed(1, null));
        driver.entries();

        // When
        driver.command(CommandKind.PROMOTE, "v9");
        driver.command(CommandKind.PROMOTE, null);
        driver.command(CommandKind.PROMOTE, "champion");

        // Then
        assertThat(driver.entries()).isEmpty();
    }

    @Test
    void shouldRollBackToThePreviousChampion() {
        // Given
        driver.pipe(Candidates.passed(1, null));
        driver.pipe(Candidates.passed(2, "v1"));
        driver.entries();

        // When
        driver.command(CommandKind.ROLLBACK, null);

        // Then
        assertThat(driver.entries()).containsExactly("v2 RETIRED", "v1 CHAMPION", "champion v1");
    }

    @Test
    void shouldNotRollBackBeyondTheFirstChampion() {
        // Given
        driver.command(CommandKind.ROLLBACK, null);
        driver.pipe(Candidates.passed(1, null));
        driver.entries();

        // When
        driver.command(CommandKind.ROLLBACK, null);

        // Then
        assertThat(driver.entries()).isEmpty();
    }

    @Test
    void shouldChainChampionsByEpochAndPrevious() {
        // When
        driver.pipe(Candidates.passed(1, null));
        driver.pipe(Candidates.passed(2, "v1"));
        driver.command(CommandKind.ROLLBACK, null);
        driver.pipe(Candidates.passed(3, "v1"));

        // Then
        assertThat(driver.champions())
                .extracting(Champion::getVersion, Champion::getPrevious, Champion::getEpoch)
                .containsExactly(
                        tuple("v1", null, 1L), tuple("v2", "v1", 2L), tuple("v1", "v2", 3L), tuple("v3", "v1", 4L));
    }

    @Test
    void shouldRefuseACandidateWhoseChampionWasRolledBackMeanwhile() {
        // Given
        driver.pipe(Candidates.passed(1, null));
        driver.pipe(Candidates.passed(2, "v1"));
        driver.command(CommandKind.ROLLBACK, null);
        driver.entries();

        // When
        driver.pipe(Candidates.passed(3, "v2"));

        // Then
        assertThat(driver.entries()).containsExactly("v3 REFUSED");
    }
}
