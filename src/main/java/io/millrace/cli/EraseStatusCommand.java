package io.millrace.cli;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Tells what is left of erased reviews. */
@Command(
        name = "status",
        description =
                "List the snapshots whose files still hold erased reviews, and the models that were trained on them."
                        + " Without options those of all reviews that were erased and not accepted again since.")
final class EraseStatusCommand extends ClientCommand {

    @ArgGroup
    private ReviewSelection selection;

    @Option(
            names = "--list",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many reviews are listed of each snapshot and model; default ${DEFAULT-VALUE}.")
    private int listed;

    @Option(names = "--json", description = "One JSON object instead of tables.")
    private boolean json;

    @Override
    void check() {
        require(
                spec().parent().commandLine().getParseResult().matchedOptions().isEmpty(),
                "put options after `status`");
        require(listed >= 0, "--list must be at least 0, not " + listed);
        require(selection == null || !selection.hasEmptyId(), "an id is empty");
    }

    private void require(boolean right, String mistake) {
        if (!right) {
            throw new ParameterException(spec().commandLine(), mistake);
        }
    }

    @Override
    int run(Session session) {
        ErasedReviews reviews = ErasedReviews.read(session, selection);
        Remains remains = RemainsSearch.find(session, reviews, listed);
        if (json) {
            out().println(RemainsFormat.json(remains));
        } else {
            RemainsFormat.print(remains, out());
        }
        return ExitCodes.OK;
    }
}
