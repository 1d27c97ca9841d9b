package io.millrace.app;

import io.millrace.config.ConfigSources;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.proof.mutant.EagerBuilder;
import io.millrace.proof.mutant.Mutant;
import io.millrace.runtime.Service;
import io.millrace.runtime.StreamsRunner;
import io.millrace.runtime.Worker;
import io.millrace.schema.Snapshot;
import io.millrace.snapshot.BuildDatasets;
import io.millrace.snapshot.LogReader;
import io.millrace.storage.Storage;
import io.millrace.testing.ParentWatch;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;

/** The service with one thing wrong, which the proof must notice: a process like that of the product otherwise. */
public final class MutantMain {

    private static final long RARE_COMMIT_MS = 4_000;

    private final Environment environment;
    private final Mutant mutant;
    private final Topologies topologies;
    private final Storage storage;
    private final RoleFactory factory;

    private MutantMain(MillraceConfig config, Mutant mutant) {
        this.environment = Environment.open(config, config.roles());
        this.mutant = mutant;
        this.topologies = Topologies.of(environment, () -> Topologies.examination(config));
        this.storage = Storage.open(config.storage());
        this.factory = new RoleFactory(environment, storage);
    }

    /**
     * Runs until the process is ended, a role gives up, or the process that forked it is gone.
     *
     * @param arguments the properties file and the name of the mutant
     */
    public static void main(String[] arguments) {
        ParentWatch.start();
        MillraceConfig config = new MillraceConfig(
                new ConfigSources().file(Path.of(arguments[0])).toMap());
        MutantMain main = new MutantMain(config, Mutant.valueOf(arguments[1]));
        List<Service> services = new ArrayList<>();
        config.roles().forEach(role -> services.addAll(main.create(role, services)));
        services.forEach(Service::start);
        CompletableFuture.anyOf(services.stream().map(Service::failure).toArray(CompletableFuture[]::new))
                .join();
        System.exit(1);
    }

    private List<Service> create(Role role, List<Service> all) {
        if (role == Role.CURATION) {
            return List.of(curation());
        }
        return role == Role.BUILDER && mutant == Mutant.PUBLISHES_BEFORE_EFFECT
                ? List.of(builder())
                : factory.create(role, all);
    }

    private Service curation() {
        Properties properties = topologies.properties(Role.CURATION);
        switch (mutant) {
            case AT_LEAST_ONCE -> {
                properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
                properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, RARE_COMMIT_MS);
            }
            case MUTATES_BEFORE_THROWING ->
                properties.put(
                        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
                        LogAndContinueProcessingExceptionHandler.class);
            default -> {}
        }
        return new StreamsRunner(Role.CURATION.label(), topologies.create(Role.CURATION), properties, Long.MAX_VALUE);
    }

    private Service builder() {
        MillraceConfig config = environment.config();
        Path snapshots = Path.of(config.storage().uri()).resolve("snapshots");
        BuildDatasets task = new BuildDatasets(
                new LogReader(environment.clients(), 1),
                storage,
                config.topics().snapshots(),
                environment.programVersion(),
                Clock.systemUTC());
        return new Worker<>(
                Role.BUILDER.label(),
                Groups.of(config.topics(), Role.BUILDER),
                config.topics().snapshots(),
                Snapshot.class,
                environment.clients(),
                new EagerBuilder(task, snapshots));
    }
}
