package io.millrace.cli;

import io.millrace.demo.GeneratedReview;
import io.millrace.demo.ReviewGenerator;
import io.millrace.serde.PlainJson;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints made-up reviews, for those who have none at hand. */
@Command(
        name = "generate",
        description = {
            "Print made-up reviews in seven languages as JSON lines, with known shares of duplicates and noise; the same ones"
                    + " each time.",
            "`millrace generate | millrace produce reviews -` sends them."
        })
final class GenerateCommand implements Callable<Integer> {

    @Option(names = "--count", description = "How many; default ${DEFAULT-VALUE}.", defaultValue = "6000")
    private int count;

    @Option(
            names = "--seed",
            description = "Another seed, other reviews with other ids; default ${DEFAULT-VALUE}.",
            defaultValue = "7")
    private long seed;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (count < 0) {
            throw new ParameterException(spec.commandLine(), "--count must not be negative, but is " + count);
        }
        PrintWriter out = spec.commandLine().getOut();
        ReviewGenerator.reviews(seed, count).map(GenerateCommand::line).forEach(out::println);
        out.flush();
        return out.checkError() ? ExitCodes.FAILED : ExitCodes.OK;
    }

    private static String line(GeneratedReview review) {
        return PlainJson.of(review.toEvent()).toString();
    }
}
