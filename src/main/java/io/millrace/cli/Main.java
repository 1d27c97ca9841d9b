package io.millrace.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The program. */
public final class Main {

    private Main() {}

    /** Runs the command that the arguments name and ends the process with one of {@link ExitCodes}. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command line, ready to execute; what it prints can be redirected. */
    public static CommandLine commandLine() {
        return new CommandLine(new MillraceCommand())
                .setExecutionStrategy(Main::execute)
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(new Mistakes())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true);
    }

    private static int execute(ParseResult result) {
        LogLevels.set(result);
        return new CommandLine.RunLast().execute(result);
    }
}
