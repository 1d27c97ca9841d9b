package io.millrace.cli;

import io.millrace.app.CurationReplay;
import io.millrace.app.ReplayConfig;
import io.millrace.config.MillraceConfig;
import io.millrace.dataset.DirectoryTree;
import io.millrace.replay.Comparison;
import io.millrace.replay.Cut;
import io.millrace.replay.ReplayReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * One replay: counts the inputs, curates them up to there under the new rules, compares, and leaves nothing behind, however it
 * ends. For one thread.
 */
final class ReplayRun {

    private static final int NAME_CHARS = 8;

    private final Session session;
    private final ReplaySettings settings;
    private final ReplayProgress progress;
    private final StopSignal stop;
    private MillraceConfig replay;
    private InputLog reviews;
    private InputLog feedback;
    private long missing;

    ReplayRun(Session session, ReplaySettings settings, ReplayProgress progress, StopSignal stop) {
        this.session = session;
        this.settings = settings;
        this.progress = progress;
        this.stop = stop;
    }

    /** @throws CliException if it was stopped, or could not be done */
    ReplayReport run() throws IOException {
        String name = UUID.randomUUID().toString().substring(0, NAME_CHARS);
        Path directory = Files.createTempDirectory(settings.work(), "millrace-replay-");
        try {
            int partitions = session.provisioner().partitions(session.topics().reviews());
            replay = ReplayConfig.of(
                    settings.production(), settings.rules(), name, directory.resolve("state"), partitions);
            return run(Files.createDirectory(directory.resolve("sort")));
        } finally {
            progress.end();
            DirectoryTree.delete(directory);
        }
    }

    /** What to know when reading the report; after {@link #run()}. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        reviews.begins().entrySet().stream()
                .filter(begin -> begin.getValue() > 0)
                .map(begin -> begin.getKey() + " begins at offset " + begin.getValue()
                        + ": what production knows of earlier events the replay does not")
                .sorted()
                .forEach(notes::add);
        if (missing > 0) {
            notes.add(missing + " events were removed from the log before the replay came to them");
        }
        return notes;
    }

    private ReplayReport run(Path sort) throws IOException {
        progress.step("counting the log", 0);
        reviews = InputLog.read(session, session.topics().reviews(), this::check);
        feedback = InputLog.read(session, session.topics().feedback(), this::check);
        Comparison comparison = new Comparison(cut(), sort, settings.seed(), settings.sample());
        curate(comparison);
        progress.step("comparing with production", 0);
        try (ReplayedLog production = ReplayedLog.ofProduction(session, this::check)) {
            production.decisions(comparison::decidedBefore);
            production.records(comparison::recordedBefore);
        }
        return comparison.finish(this::check);
    }

    private void curate(Comparison comparison) {
        progress.step("starting " + replay.topics().applicationId(), 0);
        try (CurationReplay curation = CurationReplay.start(replay);
                ReplayedLog log = ReplayedLog.ofReplay(session, replay.topics(), () -> check(curation))) {
            progress.step("curating", reviews.records());
            ReplayWatch watch =
                    new ReplayWatch(session.topics().reviews(), cut(), reviews, feedback, progress, System::nanoTime);
            while (!watch.isDone(() -> committed(curation.group()))) {
                log.awaitDecisions(decision -> watch.decided(comparison.decidedAfter(decision)));
                log.deadLetters(watch::refused);
            }
            missing = watch.missing();
            curation.stop();
            log.records(comparison::recordedAfter);
            progress.step("deleting what the replay made", 0);
        }
    }

    private Map<TopicPartition, Long> committed(String group) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Session.answer(
                        "read the offsets of group " + group,
                        session.admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, committed) -> offsets.put(partition, committed.offset()));
        return offsets;
    }

    private Cut cut() {
        Map<Integer, Cut.Range> ranges = new HashMap<>();
        reviews.ends()
                .forEach((partition, end) -> ranges.put(
                        partition.partition(), new Cut.Range(reviews.begins().get(partition), end)));
        return new Cut(ranges);
    }

    private void check() {
        if (stop.raised().isDone()) {
            throw new CliException("stopped before the replay was done");
        }
    }

    private void check(CurationReplay curation) {
        check();
        if (curation.failure().isDone()) {
            throw new CliException("the replay gave up", curation.failure().join());
        }
    }
}
