package io.millrace.cli;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Erases reviews. */
@Command(
        name = "erase",
        description = {
            "Erase reviews: their training records are withdrawn, their texts leave the state of curation and are free for"
                    + " others, and no later snapshot holds them.",
            "Snapshots that were built before are written anew without them, within dataset.redaction.interval.ms; models"
                    + " that were trained on them keep what they learned: `erase status` lists both. Records of the topic"
                    + " of reviews and dead letters stay as long as their topics keep them."
        },
        subcommands = EraseStatusCommand.class)
final class EraseCommand extends ClientCommand {

    private static final Duration IDLE_MAX = Duration.ofSeconds(60);

    @ArgGroup
    private ReviewSelection selection;

    @Mixin
    private Consent consent;

    @Option(names = "--no-wait", description = "Only ask for it; do not wait for curation, nor say what was withdrawn.")
    private boolean noWait;

    @Override
    void check() {
        if (selection == null || selection.hasEmptyId()) {
            throw new ParameterException(
                    spec().commandLine(), "say which reviews: --review ID …, or --reviewer ID for those of an author");
        }
        consent.check(spec());
    }

    @Override
    int run(Session session) {
        Set<String> ids = selection.reviewerId() == null ? selection.reviewIds() : search(session);
        if (ids.isEmpty()) {
            out().println("nothing is left to erase");
            return ExitCodes.OK;
        }
        if (!consent.isGiven(warning(ids, session))) {
            out().println("nothing was erased");
            return ExitCodes.FAILED;
        }
        return noWait ? ask(session, ids) : erase(session, ids);
    }

    private Set<String> search(Session session) {
        AuthorSearch.Findings found = AuthorSearch.find(session, selection.reviewerId());
        if (found.all().isEmpty()) {
            throw new CliException("found no review of author " + selection.reviewerId() + ": "
                    + String.join("; ", found.notes()) + ". Ids are case-sensitive");
        }
        found.notes().forEach(note -> out().println("note: " + note));
        out().println("found " + found.present().size() + " reviews of author " + selection.reviewerId() + ", and "
                + found.erased().size() + " that were erased before");
        out().flush();
        return found.present();
    }

    private static String warning(Collection<String> ids, Session session) {
        return "These " + ids.size() + " reviews of application "
                + session.topics().applicationId() + " will be erased: " + ReviewSelection.named(ids) + ".";
    }

    private int ask(Session session, Collection<String> ids) {
        int sent = Tombstones.send(session, ids).size();
        out().println("asked for the erasure of " + sent + " reviews in "
                + session.topics().reviews());
        return ExitCodes.OK;
    }

    private int erase(Session session, Collection<String> ids) {
        try (Erasing erasing = new Erasing(session, ids)) {
            ErasureProgress progress = erasing.erase(IDLE_MAX);
            print(progress.all());
            if (progress.open() > 0) {
                err().println("millrace: " + progress.open() + " of " + ids.size() + " reviews are not erased, "
                        + IDLE_MAX.toSeconds() + " s after the last that is. Curation erases what it has not read yet"
                        + " once it runs, `millrace status` tells; a record that stands although its tombstone is"
                        + " decided is one that curation does not know");
                return ExitCodes.FAILED;
            }
            out().println("erased " + ids.size() + " reviews; `millrace erase status` lists what was made of them");
            return ExitCodes.OK;
        }
    }

    private void print(List<ErasureProgress.Erased> reviews) {
        Table table = new Table("review", "was", "training record", "tombstone");
        reviews.forEach(review -> table.add(
                review.reviewId(),
                review.before() == null ? "not known" : review.before(),
                review.record(),
                review.decided() ? "decided" : "not read yet"));
        table.print(out());
    }
}
