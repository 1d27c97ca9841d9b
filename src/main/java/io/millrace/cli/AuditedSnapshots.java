package io.millrace.cli;

import io.millrace.audit.AuditedDataset;
import io.millrace.config.MillraceConfig;
import io.millrace.dataset.ManifestFile;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import io.millrace.storage.Storage;
import io.millrace.storage.StoredDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the datasets that somebody wants to audit, and keeps their files readable until it is closed. For one thread. */
final class AuditedSnapshots implements AutoCloseable {

    private final MillraceConfig config;
    private final List<StoredDirectory> fetched = new ArrayList<>();
    private Storage storage;

    AuditedSnapshots(MillraceConfig config) {
        this.config = config;
    }

    /**
     * Finds them; asks Kafka only if something is not a directory.
     *
     * @param wanted ids of snapshots or directories of datasets; empty for all snapshots that are ready
     * @throws CliException if one is neither, is not ready, or there is none
     */
    List<AuditedDataset> find(List<String> wanted) {
        return !wanted.isEmpty() && wanted.stream().allMatch(AuditedSnapshots::isDirectory)
                ? wanted.stream().map(AuditedSnapshots::directory).toList()
                : find(wanted, ready());
    }

    @Override
    public void close() {
        fetched.forEach(StoredDirectory::close);
        if (storage != null) {
            storage.close();
        }
    }

    private List<AuditedDataset> find(List<String> wanted, Map<String, Snapshot> ready) {
        if (ready.isEmpty()) {
            throw new CliException("no snapshot is ready; name the directory of a dataset, or wait for one");
        }
        if (storage == null) {
            storage = Storage.openForCommand(config.storage());
        }
        return wanted.isEmpty()
                ? ready.values().stream().map(this::dataset).toList()
                : wanted.stream().map(name -> find(name, ready)).toList();
    }

    private AuditedDataset find(String name, Map<String, Snapshot> ready) {
        if (isDirectory(name)) {
            return directory(name);
        }
        if (!ready.containsKey(name)) {
            throw new CliException(name + " is neither the directory of a dataset nor a snapshot that is ready;"
                    + " `millrace snapshots list` lists them");
        }
        return dataset(ready.get(name));
    }

    /** By id, oldest first. */
    private Map<String, Snapshot> ready() {
        try (Session session = Session.open(config)) {
            return SnapshotsCommand.all(session).stream()
                    .filter(snapshot -> snapshot.getState() == SnapshotState.READY)
                    .collect(Collectors.toMap(
                            Snapshot::getSnapshotId, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        }
    }

    private AuditedDataset dataset(Snapshot snapshot) {
        StoredDirectory files = SnapshotsCommand.fetch(snapshot, storage);
        fetched.add(files);
        return new AuditedDataset(snapshot.getSnapshotId(), files.path());
    }

    private static boolean isDirectory(String name) {
        return Files.exists(Path.of(name).resolve(ManifestFile.NAME));
    }

    private static AuditedDataset directory(String name) {
        return new AuditedDataset(name, Path.of(name));
    }
}
