package io.millrace.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the configuration reference. */
@Command(name = "config", description = "Show every key with its meaning, type, default and range.")
final class ConfigCommand implements Callable<Integer> {

    /** How the reference is written. */
    enum Format {
        TEXT,
        MD
    }

    @Option(
            names = "--format",
            paramLabel = "text|md",
            defaultValue = "text",
            description = "text, or md for Markdown; default ${DEFAULT-VALUE}.")
    private Format format;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(format == Format.MD ? ConfigReference.markdown() : ConfigReference.text());
        out.flush();
        return ExitCodes.OK;
    }
}
