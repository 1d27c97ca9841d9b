package io.millrace.cli;

import picocli.CommandLine.ParseResult;

/**
 * How much of the log is shown. The log's configuration reads these properties when the first class logs, so they are set
 * before any command runs; who sets them with {@code -D} wins.
 */
final class LogLevels {

    /** Level of Millrace's own classes. */
    static final String OWN = "millrace.log.level";
    /** Level of Kafka's clients, whose warnings mostly repeat what a command says in one line. */
    static final String KAFKA = "millrace.log.kafka.level";

    private LogLevels() {}

    static void set(ParseResult parsed) {
        ParseResult command = parsed;
        while (command.hasSubcommand()) {
            command = command.subcommand();
        }
        boolean verbose = command.hasMatchedOption("--verbose");
        boolean longRunning = command.commandSpec().userObject() instanceof LongRunning;
        put(OWN, verbose ? "debug" : longRunning ? "info" : "warn");
        put(KAFKA, verbose ? "info" : longRunning ? "warn" : "off");
    }

    private static void put(String property, String level) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, level);
        }
    }
}
