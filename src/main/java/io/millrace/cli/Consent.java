package io.millrace.cli;

import java.io.Console;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Somebody's word that something may be deleted: {@code --yes}, or an answer at the terminal. */
final class Consent {

    private static final Set<String> WORDS = Set.of("y", "yes");

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean given;

    /** @throws ParameterException if it is not given and nobody can be asked */
    void check(CommandSpec spec) {
        if (!given && System.console() == null) {
            throw new ParameterException(
                    spec.commandLine(), "there is no terminal to ask on; add --yes if you are sure");
        }
    }

    /**
     * Asks, unless it is given.
     *
     * @param warning what is about to happen, in sentences
     */
    boolean isGiven(String warning) {
        return given || agrees(System.console(), warning);
    }

    private static boolean agrees(Console console, String warning) {
        String answer = console.readLine("%s Go on? [y/N] ", warning);
        return answer != null && WORDS.contains(answer.strip().toLowerCase(Locale.ROOT));
    }
}
