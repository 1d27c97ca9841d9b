package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.schema.Decision;
import io.millrace.schema.DecisionOutcome;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * I6, I9: a snapshot that is ready has a directory of its name, or of that of its last revision, that holds exactly the files that its record and its manifest
 * name, with those sizes and digests. The rows of its three splits are exactly the training records live at its cut (of
 * one author, and of one product, no more than its configuration allows), each once, with its label, in the split of its group and in the documented order; the index says whose row each is, and the
 * list of trained reviews is that of the train rows. Of a revision those are missing, and no others, that it says were taken out, and
 * each of these was erased. The datasets must not be balanced.
 *
 * <p>Directories that no record names are left over by builders that were killed; they do no harm and are counted.
 */
public final class FilesEqualRecords implements Guarantee {

    @Override
    public List<Violation> check(Evidence evidence) {
        Findings findings = new Findings(name());
        LiveRecords live = null;
        Set<String> erased = erased(evidence);
        for (Snapshot snapshot : ready(evidence)) {
            live = live != null && live.leadsTo(snapshot)
                    ? live
                    : new LiveRecords(evidence, snapshot.getConfiguration());
            live.advanceTo(snapshot);
            check(snapshot, directory(evidence).resolve(directoryName(snapshot)), live, erased, findings);
        }
        return findings.list();
    }

    /** The directories of snapshots that no record calls ready, by name. */
    public static List<String> orphans(Evidence evidence) {
        Set<String> named =
                ready(evidence).stream().map(FilesEqualRecords::directoryName).collect(Collectors.toSet());
        if (Files.notExists(directory(evidence))) {
            return List.of();
        }
        try (Stream<Path> directories = Files.list(directory(evidence))) {
            return directories
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !named.contains(name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** That of a revision ends with its number and some digits that it chose. */
    private static String directoryName(Snapshot snapshot) {
        String id = snapshot.getSnapshotId();
        String name = Path.of(URI.create(snapshot.getDataset().getLocation()))
                .getFileName()
                .toString();
        boolean isOfRevision = snapshot.getRevision() > 0
                && name.matches(Pattern.quote(id + ".r" + snapshot.getRevision()) + "-[0-9a-f]{8}");
        return isOfRevision ? name : id;
    }

    private static void check(
            Snapshot snapshot, Path directory, LiveRecords live, Set<String> erased, Findings findings) {
        try {
            new SnapshotDirectory(snapshot, directory, findings).check(live, erased);
        } catch (IOException e) {
            findings.add(snapshot.getSnapshotId(), "snapshots/" + directory.getFileName(), "cannot be read: " + e);
        }
    }

    /** The last record of each snapshot that is ready. */
    private static List<Snapshot> ready(Evidence evidence) {
        Map<String, Snapshot> last = new HashMap<>();
        evidence.log(evidence.topics().snapshots(), Snapshot.class).stream()
                .map(ConsumerRecord::value)
                .filter(snapshot -> snapshot.getState() == SnapshotState.READY)
                .forEach(snapshot -> last.put(snapshot.getSnapshotId(), snapshot));
        return last.values().stream()
                .sorted(Comparator.comparingLong(Snapshot::getNumber))
                .toList();
    }

    private static Set<String> erased(Evidence evidence) {
        Values<Decision> decisions = new Values<>(evidence, Decision.class);
        return evidence.log(evidence.topics().decisions()).stream()
                .map(decisions::of)
                .filter(decision -> decision.getOutcome() == DecisionOutcome.ERASED)
                .map(Decision::getReviewId)
                .collect(Collectors.toSet());
    }

    private static Path directory(Evidence evidence) {
        return Path.of(evidence.config().storage().uri()).resolve("snapshots");
    }
}
