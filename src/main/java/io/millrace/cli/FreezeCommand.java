package io.millrace.cli;

import io.millrace.config.ConfigKeys;
import io.millrace.dataset.GoldenSet;
import io.millrace.dataset.Verification;
import io.millrace.dataset.VerificationSettings;
import io.millrace.schema.Snapshot;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the test split of a snapshot a golden one: verifies the snapshot, and says what to put into the configuration. */
@Command(
        name = "freeze",
        description =
                "Verify a snapshot and print the key that makes its test split a golden one, which no later snapshot"
                        + " trains on.")
final class FreezeCommand extends ClientCommand {

    @Parameters(paramLabel = "ID", description = "The snapshot.")
    private String id;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description =
                    "Where to sort, with room for 300 bytes a row, and for a copy of a snapshot in a bucket; default the"
                            + " system's directory for temporary files.")
    private Path work = Path.of(System.getProperty("java.io.tmpdir"));

    @Override
    int run(Session session) {
        Snapshot snapshot = SnapshotsCommand.find(session, id);
        try (FreshFiles files = FreshFiles.fetch(snapshot, session.config().storage(), work)) {
            freeze(snapshot, files.path());
        }
        return ExitCodes.OK;
    }

    private void freeze(Snapshot snapshot, Path directory) {
        if (!Verification.of(directory, snapshot, new VerificationSettings(0, work))
                .isClean()) {
            throw new CliException("snapshot " + id + " is not as it was built; `millrace snapshots verify " + id
                    + "` says why, freeze another one");
        }
        out().println(ConfigKeys.DATASET_GOLDEN + "=" + GoldenSet.of(directory).format());
        err().println("Give this key to all processes, after the golden sets that it has already, separated by commas,"
                + " and leave the snapshot in the storage; what is erased from it is held out none the less.");
    }
}
