package io.millrace.bench;

import io.millrace.app.Groups;
import io.millrace.bench.BenchReport.Restored;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.curation.Examination;
import io.millrace.dataset.DirectoryTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long a curation that was closed takes to run again when its local state is lost: from its start until all tasks
 * run, with every store replayed from its changelog. Joining the group is part of it.
 */
final class Restore {

    private Restore() {}

    /**
     * Deletes the local state and starts the curation again.
     *
     * @param texts fingerprints that it holds
     */
    static Restored measure(MillraceConfig config, Examination examination, long texts) {
        forget(Path.of(config.getString(ConfigKeys.STATE_DIR)).resolve(Groups.of(config.topics(), Role.CURATION)));
        try (Trial trial = Trial.prepare(Contender.CURATION, config, examination)) {
            long began = System.nanoTime();
            trial.start();
            trial.awaitRunning();
            return new Restored(texts, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        }
    }

    private static void forget(Path state) {
        try {
            DirectoryTree.delete(state);
        } catch (IOException e) {
            throw new BenchException("cannot delete " + state, e);
        }
    }
}
