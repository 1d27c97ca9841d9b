package io.millrace.cli;

import io.millrace.app.Application;
import io.millrace.app.EmbeddedStack;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs everything on this machine: a broker, a registry, and all roles. */
@Command(
        name = "dev",
        description = {
            "Run everything on this machine, listening on the loopback interface only: a Kafka broker, a schema registry,"
                    + " all topics and all roles, until Ctrl-C or SIGTERM.",
            "What it holds is kept in the directory and found again by the next start."
        })
final class DevCommand implements Callable<Integer>, LongRunning {

    @Mixin
    private SettingsOptions options;

    @Option(
            names = "--dir",
            defaultValue = "millrace-data",
            description = "Where everything is kept; default ${DEFAULT-VALUE}.")
    private Path directory;

    @Option(
            names = "--broker-port",
            defaultValue = "" + ConnectionOptions.BROKER_PORT,
            description = "Port of the broker; default ${DEFAULT-VALUE}, 0 for any.")
    private int brokerPort;

    @Option(
            names = "--registry-port",
            defaultValue = "" + ConnectionOptions.REGISTRY_PORT,
            description = "Port of the registry; default ${DEFAULT-VALUE}, 0 for any.")
    private int registryPort;

    @Option(
            names = "--api-port",
            defaultValue = "8080",
            description = "Port of the HTTP API; default ${DEFAULT-VALUE}, 0 for any.")
    private int apiPort;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, String> settings = new HashMap<>(options.settings());
        settings.put(ConfigKeys.API_PORT, Integer.toString(apiPort));
        refuseAddresses(settings);
        try (StopSignal stop = new StopSignal();
                EmbeddedStack stack = EmbeddedStack.start(directory, brokerPort, registryPort)) {
            MillraceConfig config = stack.configure(settings);
            EmbeddedStack.createTopics(config);
            return run(config, stack, stop);
        }
    }

    private int run(MillraceConfig config, EmbeddedStack stack, StopSignal stop) {
        try (Application application = new Application(config, config.roles())) {
            application.start();
            welcome(config, stack);
            return RoleWatch.await(application, stop, spec.commandLine().getErr());
        }
    }

    private static void refuseAddresses(Map<String, String> settings) {
        for (String key : DevWelcome.ADDRESSES) {
            if (settings.containsKey(key)) {
                throw new CliException("`dev` starts a broker and a registry of its own, but " + key
                        + " is set; unset it, or use `run`");
            }
        }
    }

    private void welcome(MillraceConfig config, EmbeddedStack stack) {
        PrintWriter out = spec.commandLine().getOut();
        String connection =
                brokerPort == ConnectionOptions.BROKER_PORT && registryPort == ConnectionOptions.REGISTRY_PORT
                        ? ""
                        : " --bootstrap-servers " + stack.cluster().bootstrapServers() + " --schema-registry-url "
                                + stack.registry().url();
        String api = config.roles().contains(Role.API) && apiPort > 0 ? "http://127.0.0.1:" + apiPort : null;
        DevWelcome.print(
                out,
                stack.cluster().bootstrapServers(),
                stack.registry().url(),
                api,
                directory.toAbsolutePath().normalize(),
                connection);
    }
}
