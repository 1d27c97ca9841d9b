package io.millrace.cli;

import io.millrace.topic.ApplicationReset;
import io.millrace.topic.ResetReport;
import picocli.CommandLine.Command;

/** Takes the application back to where it has read nothing. */
@Command(
        name = "reset",
        description = {
            "Delete the consumer groups with their offsets, the internal topics and the local state, so that the next start"
                    + " reads everything again. Inputs and outputs stay.",
            "All processes must be stopped. Local state of other machines must be deleted there."
        })
final class ResetCommand extends Deletion {

    @Override
    String warning() {
        return "Offsets, internal topics and local state will be deleted.";
    }

    @Override
    ResetReport delete(ApplicationReset reset) {
        return reset.reset();
    }
}
