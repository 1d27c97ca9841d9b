package io.millrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.dataset.DatasetConfiguration;
import io.millrace.dataset.ManifestFile;
import io.millrace.schema.DatasetSummary;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import io.millrace.snapshot.BuildDatasets;
import io.millrace.storage.Storage;
import io.millrace.storage.StoredDirectory;
import io.millrace.testing.Broker;
import io.millrace.testing.S3Server;
import io.millrace.testing.TestTopics;
import io.millrace.testing.TrainingLog;
import io.millrace.testing.WithBroker;
import io.millrace.testing.WithS3;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The builder's task on a bucket: one snapshot, one publication, whatever other builders do. */
@WithBroker
@WithS3
@Timeout(300)
class SnapshotStorageIT {

    private static final long SEED = 5;
    private static final int EVENTS = 500;

    @TempDir
    private Path temp;

    private TrainingLog log;
    private Map<String, String> settings;

    @BeforeEach
    void start(Broker broker, S3Server server) {
        System.out.println("seed " + SEED);
        log = TrainingLog.create(broker.bootstrapServers(), 2);
        log.write(TrainingLog.history(SEED, EVENTS), SEED);
        settings = S3Server.settings(TestTopics.unique("builds"));
        settings.put(ConfigKeys.BOOTSTRAP_SERVERS, broker.bootstrapServers());
        settings.put(ConfigKeys.STORAGE_S3_ENDPOINT, S3Server.endpoint(server.port()));
    }

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void shouldFindWhatABuilderPublishedThatDiedBeforeItCouldTell() throws Exception {
        // Given
        Snapshot planned = planned(Map.of());
        DatasetSummary first = build(planned, "0.1.0", "first").getDataset();

        // When
        Snapshot again = build(planned, "0.2.0", "second");

        // Then
        assertThat(again.getState()).isEqualTo(SnapshotState.READY);
        assertThat(again.getDataset()).isEqualTo(first);
        assertThat(first.getLocation()).startsWith(settings.get(ConfigKeys.STORAGE_URI));
        try (Storage storage = open("reader");
                StoredDirectory fetched = storage.fetch(URI.create(first.getLocation()))) {
            assertThat(ManifestFile.read(fetched.path()).contentHash()).isEqualTo(first.getContentHash());
        }
    }

    @Test
    void shouldRefuseOtherDataUnderTheSameName() throws Exception {
        // Given
        Snapshot planned = planned(Map.of());
        build(planned, "0.1.0", "first");
        Snapshot other = Snapshot.newBuilder(planned)
                .setConfiguration(
                        DatasetConfiguration.fromMap(Map.of("seed", "7")).toMap())
                .build();

        // When
        Snapshot built = build(other, "0.1.0", "second");

        // Then
        assertThat(built.getState()).isEqualTo(SnapshotState.FAILED);
        assertThat(built.getError())
                .contains(" holds other data than " + planned.getSnapshotId() + "; move it away and build again");
    }

    private Snapshot planned(Map<String, String> options) {
        return log.snapshot(DatasetConfiguration.fromMap(options));
    }

    private Snapshot build(Snapshot planned, String programVersion, String process) throws InterruptedException {
        try (Storage storage = open(process)) {
            BuildDatasets task =
                    new BuildDatasets(log.reader(), storage, "snapshots", programVersion, Clock.systemUTC());
            return (Snapshot) task.perform(planned).get(0).value();
        }
    }

    private Storage open(String process) {
        settings.put(ConfigKeys.STATE_DIR, temp.resolve(process).toString());
        return Storage.open(new MillraceConfig(settings).storage());
    }
}
