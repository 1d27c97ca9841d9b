package io.millrace.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.dataset.DatasetException;
import io.millrace.dataset.EpochFiles;
import io.millrace.dataset.Manifest;
import io.millrace.dataset.ManifestFile;
import io.millrace.dataset.TokenPrices;
import io.millrace.schema.DatasetSummary;
import io.millrace.schema.Snapshot;
import io.millrace.serde.PlainJson;
import io.millrace.storage.Storage;
import io.millrace.storage.StorageException;
import io.millrace.storage.StorageUnavailableException;
import io.millrace.storage.StoredDirectory;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Tells of snapshots. */
@Command(
        name = "snapshots",
        description = "List, show, export, freeze, check, verify and compare the versions of the dataset.",
        subcommands = {
            SnapshotsCommand.ListThem.class,
            SnapshotsCommand.Show.class,
            SnapshotsCommand.Export.class,
            FreezeCommand.class,
            LintCommand.class,
            VerifyCommand.class,
            ProveCommand.class,
            DiffCommand.class,
            LineageCommand.class
        })
final class SnapshotsCommand {

    /** All snapshots as they are now, in order. */
    static List<Snapshot> all(Session session) {
        try (FoldedTopic<Snapshot> snapshots = session.fold(session.topics().snapshots(), Snapshot.class)) {
            return snapshots.current().values().stream()
                    .sorted(Comparator.comparingLong(Snapshot::getNumber))
                    .toList();
        }
    }

    /** @throws CliException if there is no such snapshot */
    static Snapshot find(Session session, String id) {
        return all(session).stream()
                .filter(snapshot -> snapshot.getSnapshotId().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new CliException("there is no snapshot " + id + "; `millrace snapshots list` lists them"));
    }

    /**
     * Makes the files of a snapshot readable here; to be closed by the caller.
     *
     * @param storage has them
     * @throws CliException if it has none
     */
    static StoredDirectory fetch(Snapshot snapshot, Storage storage) {
        if (snapshot.getDataset() == null) {
            throw new CliException("snapshot " + snapshot.getSnapshotId() + " has no files, it is "
                    + snapshot.getState() + "; name one that is READY");
        }
        return storage.fetch(URI.create(snapshot.getDataset().getLocation()));
    }

    @Command(name = "list", description = "List all snapshots, oldest first.")
    static final class ListThem extends ClientCommand {
        @Override
        int run(Session session) {
            Table table = new Table("snapshot", "state", "train", "validation", "test", "planned", "why");
            all(session).forEach(snapshot -> add(snapshot, table));
            table.print(out());
            return ExitCodes.OK;
        }

        private static void add(Snapshot snapshot, Table table) {
            table.add(
                    snapshot.getSnapshotId(),
                    state(snapshot),
                    rows(snapshot, "train"),
                    rows(snapshot, "validation"),
                    rows(snapshot, "test"),
                    snapshot.getPlannedAt(),
                    snapshot.getError() == null ? snapshot.getReason() : snapshot.getError());
        }

        private static String state(Snapshot snapshot) {
            String state = snapshot.getState().name().toLowerCase(Locale.ROOT);
            return snapshot.getRevision() == 0 ? state : state + ", revision " + snapshot.getRevision();
        }

        private static Long rows(Snapshot snapshot, String split) {
            return snapshot.getDataset() == null
                    ? null
                    : snapshot.getDataset().getBySplit().getOrDefault(split, 0L);
        }
    }

    @Command(name = "show", description = "Show all that is known of a snapshot, as JSON.")
    static final class Show extends ClientCommand {
        private static final ObjectMapper JSON = new ObjectMapper();

        @Parameters(paramLabel = "ID", description = "The snapshot.")
        private String id;

        @Override
        int run(Session session) {
            Snapshot snapshot = find(session, id);
            ObjectNode json = (ObjectNode) PlainJson.of(snapshot);
            addStratification(snapshot.getDataset(), session.storage(), json);
            addCost(snapshot.getDataset(), session.config().tokenPrices(), json);
            out().println(json.toPrettyString());
            return ExitCodes.OK;
        }

        /** Target against actual, which is only in the files: null where they cannot be read from here. */
        static void addStratification(DatasetSummary dataset, Storage storage, ObjectNode json) {
            if (dataset == null) {
                return;
            }
            URI location = URI.create(dataset.getLocation());
            try (StoredDirectory files = storage.fetch(location, Set.of(ManifestFile.NAME))) {
                Manifest manifest = ManifestFile.read(files.path());
                json.set("stratification", JSON.valueToTree(manifest.counts().stratification()));
            } catch (DatasetException | StorageException | StorageUnavailableException e) {
                // What the topic knows is shown all the same; `verify` says what is wrong with the files.
                json.putNull("stratification");
            }
        }

        /** An estimate by the prices of today, which are no part of the snapshot. */
        static void addCost(DatasetSummary dataset, TokenPrices prices, ObjectNode json) {
            if (dataset == null
                    || dataset.getTrainTokens() == 0
                    || prices.perMillion().isEmpty()) {
                return;
            }
            ObjectNode cost = json.putObject("training_cost")
                    .put("tokens", dataset.getTrainTokens() * prices.epochs())
                    .put("epochs", prices.epochs())
                    .putObject("by_model");
            prices.cost(dataset.getTrainTokens()).forEach(cost::put);
        }
    }

    @Command(
            name = "export",
            description = "Copy the files of a snapshot to a new directory and check each against its SHA-256.")
    static final class Export extends ClientCommand {
        private static final int EPOCHS_MAX = 1000;

        @Parameters(paramLabel = "ID", description = "The snapshot.")
        private String id;

        @Option(names = "--to", paramLabel = "DIR", required = true, description = "A directory that is new or empty.")
        private Path target;

        @Option(
                names = "--epochs",
                paramLabel = "N",
                defaultValue = "1",
                description =
                        "Also write train.epoch-2.jsonl to train.epoch-N.jsonl, the rows of train in another order"
                                + " each; default ${DEFAULT-VALUE}.")
        private int epochs;

        @Override
        void check() {
            if (epochs < 1 || epochs > EPOCHS_MAX) {
                throw new ParameterException(spec().commandLine(), "--epochs is from 1 to " + EPOCHS_MAX);
            }
        }

        @Override
        int run(Session session) {
            SnapshotExport.copy(find(session, id), session.storage(), target);
            out().println("copied snapshot " + id + " to " + target + "; every file has the SHA-256 that it should");
            if (epochs > 1) {
                EpochFiles.write(target, epochs);
                out().println("wrote train in another order for each of the epochs 2 to " + epochs);
            }
            return ExitCodes.OK;
        }
    }
}
