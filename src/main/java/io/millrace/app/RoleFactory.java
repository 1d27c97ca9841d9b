package io.millrace.app;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.curation.CurationTopology;
import io.millrace.curation.Examination;
import io.millrace.evaluation.Gate;
import io.millrace.model.ModelStore;
import io.millrace.monitor.MonitorTopology;
import io.millrace.retraining.Jury;
import io.millrace.retraining.RetrainingTopology;
import io.millrace.retraining.RunJobs;
import io.millrace.retraining.Workshop;
import io.millrace.runtime.Service;
import io.millrace.runtime.StreamsRunner;
import io.millrace.runtime.Worker;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import io.millrace.scoring.ChampionFollower;
import io.millrace.scoring.Scorer;
import io.millrace.scoring.ScorerSettings;
import io.millrace.scoring.ServingModel;
import io.millrace.snapshot.BuildDatasets;
import io.millrace.snapshot.LogReader;
import io.millrace.snapshot.SnapshotTemplate;
import io.millrace.snapshot.SnapshotsTopology;
import io.millrace.text.LanguageIdentifier;
import io.millrace.topic.Topics;
import io.millrace.training.LocalTrainer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** Makes the service that plays a role. */
final class RoleFactory {

    private final Environment environment;
    private final MillraceConfig config;
    private final Topics topics;
    private final Storage storage;
    private Examination examination;

    RoleFactory(Environment environment) {
        this.environment = environment;
        this.config = environment.config();
        this.topics = config.topics();
        this.storage = new Storage(config.storage());
    }

    /**
     * Makes a service.
     *
     * @param role what it does
     * @param all the services of the process, of which the api tells; it may still grow
     */
    Service create(Role role, List<Service> all) {
        return switch (role) {
            case CURATION -> curation(role);
            case SNAPSHOTS -> topology(role, this::snapshots);
            case RETRAINING -> topology(role, this::retraining);
            case MONITOR -> topology(role, this::monitor);
            case BUILDER -> builder();
            case TRAINER -> trainer();
            case SCORER -> scorer();
            case API -> throw new IllegalStateException("api");
        };
    }

    private Service curation(Role role) {
        Properties properties =
                config.streams().toProperties(Groups.of(topics, role), config.getInt(ConfigKeys.STREAM_THREADS));
        CurationTopology.tune(properties);
        return topology(role, properties, this::curation);
    }

    private Service topology(Role role, Consumer<StreamsBuilder> build) {
        return topology(role, config.streams().toProperties(Groups.of(topics, role), 1), build);
    }

    private static Service topology(Role role, Properties properties, Consumer<StreamsBuilder> build) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        build.accept(builder);
        Topology topology = builder.build(properties);
        return new StreamsRunner(role.label(), topology, properties);
    }

    private void curation(StreamsBuilder builder) {
        int partitions = environment.provisioner().partitions(topics.reviews());
        new CurationTopology(topics, environment.serdes(), partitions, config.curation(), examination()).build(builder);
    }

    private void snapshots(StreamsBuilder builder) {
        String log = topics.trainingRecords();
        SnapshotTemplate template = new SnapshotTemplate(
                log,
                environment.provisioner().topicId(log).toString(),
                environment.provisioner().partitions(log),
                config.dataset());
        new SnapshotsTopology(topics, environment.serdes(), config.windows(), config.plan(), template).build(builder);
    }

    private void retraining(StreamsBuilder builder) {
        new RetrainingTopology(topics, environment.serdes(), config.retraining()).build(builder);
    }

    private void monitor(StreamsBuilder builder) {
        new MonitorTopology(topics, environment.serdes()).build(builder);
    }

    private Service builder() {
        BuildDatasets task = new BuildDatasets(
                new LogReader(environment.clients()),
                storage.snapshots(),
                topics.snapshots(),
                environment.programVersion(),
                Clock.systemUTC());
        return new Worker<>(
                Role.BUILDER.label(),
                Groups.of(topics, Role.BUILDER),
                topics.snapshots(),
                Snapshot.class,
                environment.clients(),
                task);
    }

    private Service trainer() {
        Workshop workshop = new Workshop(
                new LocalTrainer(),
                new ModelStore(storage.models()),
                new Jury(new Gate(config.gate()), this::champion),
                storage.snapshots(),
                storage.work(),
                Clock.systemUTC());
        RunJobs task = new RunJobs(topics, workshop, Clock.systemUTC());
        return new Worker<>(
                Role.TRAINER.label(),
                Groups.of(topics, Role.TRAINER),
                topics.jobs(),
                RetrainingJob.class,
                environment.clients(),
                task);
    }

    private Service scorer() {
        ScorerSettings settings = new ScorerSettings(
                Groups.of(topics, Role.SCORER),
                topics.reviews(),
                topics.models(),
                topics.predictions(),
                config.getBoolean(ConfigKeys.SCORE_BACKFILL));
        return new Scorer(environment.clients(), settings, examination(), Clock.systemUTC());
    }

    private Optional<ServingModel> champion() {
        try (ChampionFollower follower = new ChampionFollower(environment.clients(), topics.models())) {
            return Optional.ofNullable(follower.current());
        }
    }

    /** Curation and scorer share one: its language models are large. */
    private Examination examination() {
        if (examination == null) {
            examination = new Examination(
                    config.curation(), new LanguageIdentifier(config.curation().languageCandidates()));
        }
        return examination;
    }
}
