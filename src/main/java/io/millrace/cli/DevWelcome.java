package io.millrace.cli;

import io.millrace.config.ConfigKeys;
import io.millrace.serde.RegistryConfig;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/** What {@code dev} says when everything runs. */
final class DevWelcome {

    /** The keys that {@code dev} sets itself. */
    static final List<String> ADDRESSES = List.of(ConfigKeys.BOOTSTRAP_SERVERS, RegistryConfig.URL);

    /** Set by the launcher to how it was called. */
    private static final String COMMAND = "millrace.command";

    private DevWelcome() {}

    /**
     * Says where everything is and what can be tried.
     *
     * @param api address of the API, null if it does not run
     * @param connection the options that other commands need to find this one; empty if none
     */
    static void print(PrintWriter out, String broker, String registry, String api, Path directory, String connection) {
        out.println();
        out.println("Millrace runs. Stop it with Ctrl-C; what it holds is kept.");
        out.println();
        out.println("  Kafka      " + broker);
        out.println("  registry   " + registry);
        if (api != null) {
            out.println("  API        " + api);
        }
        out.println("  data       " + directory);
        out.println();
        out.println("Try in another terminal:");
        String command = "  " + System.getProperty(COMMAND, "millrace");
        out.println(command + " produce reviews FILE.jsonl" + connection);
        out.println(command + " consume decisions --from-beginning" + connection);
        out.println(command + " status" + connection);
        out.println();
        out.flush();
    }
}
