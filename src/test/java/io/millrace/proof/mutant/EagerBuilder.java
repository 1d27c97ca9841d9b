package io.millrace.proof.mutant;

import io.millrace.runtime.WorkerTask;
import io.millrace.schema.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Announces a dataset first and makes it appear a second later. The process dies in between, once: after the first
 * announcement.
 */
public final class EagerBuilder implements WorkerTask<Snapshot> {

    private static final int KILLED = 137;

    private final WorkerTask<Snapshot> task;
    private final Path snapshots;

    /**
     * Prepares the task.
     *
     * @param task the right one
     * @param snapshots where it makes its effects
     */
    public EagerBuilder(WorkerTask<Snapshot> task, Path snapshots) {
        this.task = task;
        this.snapshots = snapshots;
    }

    @Override
    public boolean wants(Snapshot snapshot) {
        return task.wants(snapshot);
    }

    @Override
    public List<Publication> starting(Snapshot snapshot) {
        return task.starting(snapshot);
    }

    @Override
    public List<Publication> perform(Snapshot snapshot) throws InterruptedException {
        List<Publication> announced = task.perform(snapshot);
        Path died = snapshots.resolve("died-once");
        if (Files.notExists(died)) {
            takeBack(snapshot, died);
            Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
            later.execute(() -> Runtime.getRuntime().halt(KILLED));
        }
        return announced;
    }

    private void takeBack(Snapshot snapshot, Path died) {
        try {
            Files.move(snapshots.resolve(snapshot.getSnapshotId()), snapshots.resolve("to-appear-later"));
            Files.createFile(died);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
