package io.millrace.cli;

import io.millrace.config.MillraceConfig;
import io.millrace.topic.ApplicationReset;
import io.millrace.topic.ResetReport;
import java.util.List;
import picocli.CommandLine.Command;

/** Deletes all that the application owns. */
@Command(
        name = "clean",
        description = {
            "Do what `reset` does, and delete every topic but the inputs: decisions, training records, snapshots, jobs,"
                    + " models, predictions, outcomes, dead letters. Files of snapshots and models stay, and so do the"
                    + " registry's subjects.",
            "All processes must be stopped."
        })
final class CleanCommand extends Deletion {

    @Override
    String warning() {
        return "Offsets, internal topics, local state and all topics but the inputs will be deleted.";
    }

    @Override
    ResetReport delete(ApplicationReset reset) {
        return reset.clean();
    }

    /** Subjects hold schemas only; others may share them, and the next start takes them as they are. */
    @Override
    List<String> left(MillraceConfig config) {
        return List.of(
                "files of snapshots and models in " + config.storage().uri() + "; delete them there",
                "the schema registry's subjects of these topics, which others may use; DELETE /subjects/"
                        + config.topics().decisions() + "-value there removes one");
    }
}
