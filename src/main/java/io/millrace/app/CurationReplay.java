package io.millrace.app;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.runtime.DecisiveClients;
import io.millrace.runtime.StreamsRunner;
import io.millrace.serde.AvroSerdes;
import io.millrace.topic.ApplicationReset;
import io.millrace.topic.ResetScope;
import io.millrace.topic.TopicProvisioner;
import io.millrace.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;

/**
 * The curation of production's inputs under other rules: a topology with topics, group and state of its own. {@link #stop()}
 * ends it; closing deletes everything that it made. For one thread.
 */
public final class CurationReplay implements AutoCloseable {

    private final MillraceConfig config;
    private final Admin admin;
    private final String group;
    private StreamsRunner runner;

    private CurationReplay(MillraceConfig config, Admin admin) {
        this.config = config;
        this.admin = admin;
        this.group = Groups.of(config.topics(), Role.CURATION);
    }

    /**
     * Creates its topics and starts it.
     *
     * @param config as {@link ReplayConfig} makes it
     * @throws io.millrace.topic.TopicException if the cluster refuses; what was created by then is deleted
     */
    public static CurationReplay start(MillraceConfig config) {
        CurationReplay started = new CurationReplay(config, Admin.create(config.clients()));
        try {
            started.run();
            return started;
        } catch (RuntimeException e) {
            try (started) {
                throw e;
            }
        }
    }

    private void run() {
        TopicProvisioner provisioner = new TopicProvisioner(admin, config.catalogue());
        provisioner.create(outputs(config.topics()));
        Environment environment = new Environment(config, admin, provisioner, new AvroSerdes(config.serdes()));
        Topologies topologies = Topologies.of(environment, () -> Topologies.examination(config));
        runner = new StreamsRunner(
                "replay",
                topologies.create(Role.CURATION),
                topologies.properties(Role.CURATION),
                config.getLong(ConfigKeys.READY_LAG_MAX),
                DecisiveClients.inStep());
        runner.start();
    }

    private static List<String> outputs(Topics topics) {
        return List.of(topics.decisions(), topics.trainingRecords(), topics.deadLetters());
    }

    /** Its consumer group. */
    public String group() {
        return group;
    }

    /** Completes with the cause when it has given up; never otherwise. */
    public CompletableFuture<Throwable> failure() {
        return runner.failure();
    }

    /** Stops it and waits for it; its topics stay. Again does nothing. */
    public void stop() {
        if (runner != null) {
            runner.close();
        }
    }

    /** Stops it, and deletes its topics, its group and its local state. */
    @Override
    public void close() {
        try (admin) {
            stop();
            Path state = Path.of(config.getString(ConfigKeys.STATE_DIR));
            ResetScope scope = new ResetScope(List.of(group), List.of(), state);
            new ApplicationReset(admin, config.catalogue(), scope).clean();
        }
    }
}
