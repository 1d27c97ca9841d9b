package io.millrace.cli;

import io.millrace.audit.AuditedDataset;
import io.millrace.config.MillraceConfig;
import io.millrace.dataset.ManifestFile;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the datasets that somebody wants to audit. */
final class AuditedSnapshots {

    private AuditedSnapshots() {}

    /**
     * Finds them; asks Kafka only if something is not a directory.
     *
     * @param wanted ids of snapshots or directories of datasets; empty for all snapshots that are ready
     * @throws CliException if one is neither, is not ready, or there is none
     */
    static List<AuditedDataset> find(List<String> wanted, MillraceConfig config) {
        return !wanted.isEmpty() && wanted.stream().allMatch(AuditedSnapshots::isDirectory)
                ? wanted.stream().map(AuditedSnapshots::directory).toList()
                : find(wanted, ready(config));
    }

    private static List<AuditedDataset> find(List<String> wanted, Map<String, AuditedDataset> ready) {
        if (ready.isEmpty()) {
            throw new CliException("no snapshot is ready; name the directory of a dataset, or wait for one");
        }
        return wanted.isEmpty()
                ? ready.values().stream().toList()
                : wanted.stream().map(name -> find(name, ready)).toList();
    }

    private static AuditedDataset find(String name, Map<String, AuditedDataset> ready) {
        if (isDirectory(name)) {
            return directory(name);
        }
        if (!ready.containsKey(name)) {
            throw new CliException(name + " is neither the directory of a dataset nor a snapshot that is ready;"
                    + " `millrace snapshots list` lists them");
        }
        return ready.get(name);
    }

    /** By id, oldest first. */
    private static Map<String, AuditedDataset> ready(MillraceConfig config) {
        try (Session session = Session.open(config)) {
            return SnapshotsCommand.all(session).stream()
                    .filter(snapshot -> snapshot.getState() == SnapshotState.READY)
                    .map(AuditedSnapshots::dataset)
                    .collect(Collectors.toMap(
                            AuditedDataset::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        }
    }

    private static AuditedDataset dataset(Snapshot snapshot) {
        Path directory = Path.of(URI.create(snapshot.getDataset().getLocation()));
        return new AuditedDataset(snapshot.getSnapshotId(), directory);
    }

    private static boolean isDirectory(String name) {
        return Files.exists(Path.of(name).resolve(ManifestFile.NAME));
    }

    private static AuditedDataset directory(String name) {
        return new AuditedDataset(name, Path.of(name));
    }
}
