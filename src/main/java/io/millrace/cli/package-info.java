/**
 * The command line. Each command parses, builds, runs and closes, and holds no rule of its own. Start at
 * {@link io.millrace.cli.Main}; {@link io.millrace.cli.MillraceCommand} lists the commands. Commands that ask a running
 * installation extend {@link io.millrace.cli.ClientCommand} and talk to Kafka through a {@link io.millrace.cli.Session}.
 * May import everything; nothing imports it.
 */
package io.millrace.cli;
