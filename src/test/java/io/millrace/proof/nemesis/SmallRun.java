package io.millrace.proof.nemesis;

import io.millrace.app.EmbeddedStack;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.demo.GeneratedReview;
import io.millrace.demo.ReviewGenerator;
import io.millrace.embedded.ClusterConfig;
import io.millrace.embedded.EmbeddedCluster;
import io.millrace.serde.RegistryConfig;
import io.millrace.testing.LoopClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A service under a light load, for tests of the nemesis: a cluster, a registry, storage, instances and a trickle of reviews. */
final class SmallRun implements AutoCloseable {

    private static final long SEED = 42;
    private static final long PERIOD_MS = 10;

    private final EmbeddedCluster cluster;
    private final RegistrySwitch registry;
    private final StorageFolder storage;
    private final Instances instances;
    private final LoopClient client;
    private final DecisionCounter decisions;
    private final GroupProgress progress;
    private final ScheduledExecutorService trickle = Executors.newSingleThreadScheduledExecutor();
    private final Iterator<GeneratedReview> reviews =
            ReviewGenerator.reviews(SEED, Integer.MAX_VALUE).iterator();

    /**
     * Starts everything but the instances, and begins to write a hundred reviews a second.
     *
     * @param cluster its shape, and where all files are
     * @param settings further keys of {@code millrace.properties}
     * @param max how many instances there may be
     */
    SmallRun(ClusterConfig shape, Map<String, String> settings, int max) throws IOException {
        Path directory = shape.directory();
        cluster = EmbeddedCluster.start(shape);
        registry = new RegistrySwitch(directory.resolve("registry"));
        storage = StorageFolder.open(directory.resolve("storage"));
        Map<String, String> all = new HashMap<>(settings);
        all.put(ConfigKeys.BOOTSTRAP_SERVERS, cluster.bootstrapServers());
        all.put(RegistryConfig.URL, registry.url());
        all.put(ConfigKeys.STORAGE_DIR, storage.path().toString());
        all.put(ConfigKeys.LANGUAGE_POLICY, "declared");
        // Each commit costs the broker something, and it shares a machine.
        all.put(ConfigKeys.COMMIT_INTERVAL_MS, "500");
        MillraceConfig config = new MillraceConfig(all);
        EmbeddedStack.createTopics(config);
        instances = new Instances(directory, all, max);
        client = new LoopClient(config);
        decisions = new DecisionCounter(config);
        progress = new GroupProgress(config, instances::living);
        trickle.scheduleAtFixedRate(this::send, 0, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    Instances instances() {
        return instances;
    }

    Outputs outputs() {
        return decisions;
    }

    Progress progress() {
        return progress;
    }

    Battlefield field() {
        return new Battlefield(instances, new Brokers(cluster), registry, storage);
    }

    @Override
    public void close() {
        trickle.shutdownNow();
        instances.close();
        client.close();
        decisions.close();
        progress.close();
        registry.close();
        storage.close();
        cluster.close();
    }

    private void send() {
        client.send(reviews.next().toEvent());
    }
}
