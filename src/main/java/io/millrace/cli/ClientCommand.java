package io.millrace.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks a running installation, over Kafka alone, and so works from anywhere. */
abstract class ClientCommand implements Callable<Integer> {

    @Mixin
    private ConnectionOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public final Integer call() throws Exception {
        check();
        try (Session session = Session.open(options.clientConfig())) {
            return run(session);
        } finally {
            out().flush();
            err().flush();
        }
    }

    /** Refuses arguments that are wrong, before anything connects. */
    void check() {}

    /**
     * Does it.
     *
     * @return one of {@link ExitCodes}
     */
    abstract int run(Session session) throws Exception;

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    final CommandSpec spec() {
        return spec;
    }
}
