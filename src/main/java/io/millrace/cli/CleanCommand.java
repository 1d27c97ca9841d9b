package io.millrace.cli;

import io.millrace.topic.ApplicationReset;
import io.millrace.topic.ResetReport;
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
}
