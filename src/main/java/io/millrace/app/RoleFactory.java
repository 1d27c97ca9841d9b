package io.millrace.app;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.curation.Examination;
import io.millrace.curation.KeyCheck;
import io.millrace.evaluation.Gate;
import io.millrace.http.ApiService;
import io.millrace.model.ModelStore;
import io.millrace.retraining.Jury;
import io.millrace.retraining.RunJobs;
import io.millrace.retraining.Workshop;
import io.millrace.runtime.Duty;
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
import io.millrace.snapshot.RedactSnapshots;
import io.millrace.snapshot.SnapshotFollower;
import io.millrace.storage.Storage;
import io.millrace.topic.Topics;
import io.millrace.training.LocalTrainer;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes the service that plays a role. */
final class RoleFactory {

    private final Environment environment;
    private final MillraceConfig config;
    private final Topics topics;
    private final Storage storage;
    private final Topologies topologies;
    private Examination examination;

    RoleFactory(Environment environment, Storage storage) {
        this.environment = environment;
        this.config = environment.config();
        this.topics = config.topics();
        this.storage = storage;
        this.topologies = Topologies.of(environment, this::examination);
    }

    /**
     * Makes the services of a role, the main one first.
     *
     * @param role what they do
     * @param all the services of the process, of which the api tells; it may still grow
     */
    List<Service> create(Role role, List<Service> all) {
        return switch (role) {
            case CURATION, SNAPSHOTS, RETRAINING, MONITOR -> List.of(topology(role));
            case BUILDER -> List.of(builder(), redaction());
            case TRAINER -> List.of(trainer());
            case SCORER -> List.of(scorer());
            case API -> List.of(api(all));
        };
    }

    private Service topology(Role role) {
        return new StreamsRunner(
                role.label(),
                topologies.create(role),
                topologies.properties(role),
                config.getLong(ConfigKeys.READY_LAG_MAX));
    }

    private Service builder() {
        BuildDatasets task = new BuildDatasets(
                new LogReader(environment.clients(), Runtime.getRuntime().availableProcessors()),
                storage,
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

    private Service redaction() {
        String group = Groups.redaction(topics);
        return new Duty(
                "redaction",
                group,
                topics.snapshots(),
                Duration.ofMillis(config.getLong(ConfigKeys.DATASET_REDACTION_INTERVAL_MS)),
                environment.clients(),
                () -> new RedactSnapshots(
                        environment.clients(), environment.admin(), group, topics, storage, Clock.systemUTC()));
    }

    private Service trainer() {
        Workshop workshop = new Workshop(
                new LocalTrainer(),
                new ModelStore(storage),
                new Jury(new Gate(config.gate()), this::champion, storage),
                storage,
                this::locate,
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
                new KeyCheck(environment.provisioner().partitions(topics.reviews())),
                topics.models(),
                topics.predictions(),
                config.getBoolean(ConfigKeys.SCORE_BACKFILL));
        return new Scorer(environment.clients(), settings, examination(), storage, Clock.systemUTC());
    }

    private Service api(List<Service> all) {
        return new ApiService(
                Role.API.label(),
                config.getString(ConfigKeys.API_HOST),
                config.getInt(ConfigKeys.API_PORT),
                environment.programVersion(),
                all);
    }

    private Optional<URI> locate(String snapshotId) {
        try (SnapshotFollower follower = new SnapshotFollower(environment.clients(), topics.snapshots())) {
            return follower.find(snapshotId)
                    .map(Snapshot::getDataset)
                    .map(dataset -> URI.create(dataset.getLocation()));
        }
    }

    private Optional<ServingModel> champion() {
        try (ChampionFollower follower = new ChampionFollower(environment.clients(), topics.models(), storage)) {
            return Optional.ofNullable(follower.current());
        }
    }

    /** Curation and scorer share one: its language models are large. */
    private Examination examination() {
        if (examination == null) {
            examination = Topologies.examination(config);
        }
        return examination;
    }
}
