package io.millrace.cli;

import io.millrace.app.Application;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs roles on a Kafka cluster and a registry that exist. */
@Command(
        name = "run",
        description = {
            "Run roles on an existing Kafka cluster and schema registry until Ctrl-C or SIGTERM.",
            "Ends with 1 and a line that says why when a role gives up."
        })
final class RunCommand implements Callable<Integer>, LongRunning {

    @Mixin
    private ConnectionOptions options;

    @Option(
            names = "--roles",
            split = ",",
            paramLabel = "ROLE",
            description = "What this process does: curation, snapshots, builder, retraining, trainer, scorer, monitor,"
                    + " api. Default: the key `roles`, all unless set.")
    private List<String> roles = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        MillraceConfig config = config();
        Session.requireKafka(config);
        try (StopSignal stop = new StopSignal();
                Application application = new Application(config, config.roles())) {
            application.start();
            return RoleWatch.await(application, stop, err());
        }
    }

    private MillraceConfig config() {
        Map<String, String> settings = new HashMap<>(options.settings());
        if (!roles.isEmpty()) {
            settings.put(ConfigKeys.ROLES, String.join(",", roles));
        }
        return new MillraceConfig(settings);
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
