package io.millrace.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what became of one review. */
@Command(
        name = "explain",
        description = "Tell the story of a review in the order of time: its events, feedback, decisions and labels, the"
                + " snapshots that hold it, the models trained on it, predictions and outcomes.")
final class ExplainCommand extends ClientCommand {

    @Parameters(paramLabel = "REVIEW_ID", description = "The review, also one that was erased.")
    private String reviewId;

    @Option(names = "--text", description = "Show the texts of the review too, not only their lengths.")
    private boolean text;

    @Option(names = "--json", description = "One JSON object instead of a table, with every field.")
    private boolean json;

    @Override
    int run(Session session) {
        Story story = new StoryReader(session, reviewId, text).read();
        if (json) {
            out().println(StoryFormat.json(story));
        } else {
            StoryFormat.print(story, out());
        }
        return ExitCodes.OK;
    }
}
