package io.millrace.bench;

import io.millrace.app.Groups;
import io.millrace.bench.BenchReport.Restored;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.curation.Examination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

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
        try (Stream<Path> files = Files.walk(state)) {
            List<Path> inward = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : inward) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new BenchException("cannot delete " + state, e);
        }
    }
}
