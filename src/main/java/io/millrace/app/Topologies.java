package io.millrace.app;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.curation.CurationTopology;
import io.millrace.curation.Examination;
import io.millrace.monitor.MonitorTopology;
import io.millrace.retraining.RetrainingTopology;
import io.millrace.serde.AvroSerdes;
import io.millrace.serde.RegistryConfig;
import io.millrace.snapshot.SnapshotTemplate;
import io.millrace.snapshot.SnapshotsTopology;
import io.millrace.text.LanguageIdentifier;
import io.millrace.topic.TopicProvisioner;
import io.millrace.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/**
 * The topologies of the roles that have one. They are the same whether they are to run or only to be shown; for the
 * latter nothing connects.
 */
public final class Topologies {

    /** The roles that are topologies. */
    public static final List<Role> ROLES = List.of(Role.CURATION, Role.SNAPSHOTS, Role.RETRAINING, Role.MONITOR);

    private final MillraceConfig config;
    private final Topics topics;
    private final AvroSerdes serdes;
    private final ToIntFunction<String> partitions;
    private final Function<String, Uuid> topicIds;
    private final Supplier<Examination> examination;

    private Topologies(
            MillraceConfig config,
            AvroSerdes serdes,
            ToIntFunction<String> partitions,
            Function<String, Uuid> topicIds,
            Supplier<Examination> examination) {
        this.config = config;
        this.topics = config.topics();
        this.serdes = serdes;
        this.partitions = partitions;
        this.topicIds = topicIds;
        this.examination = examination;
    }

    /** Topologies to run on the topics as they are. */
    static Topologies of(Environment environment, Supplier<Examination> examination) {
        TopicProvisioner provisioner = environment.provisioner();
        return new Topologies(
                environment.config(), environment.serdes(), provisioner::partitions, provisioner::topicId, examination);
    }

    /**
     * Topologies to look at: for the topics as the configuration would create them, without broker or registry.
     *
     * @param config the configuration; its addresses are not used
     */
    public static Topologies offline(MillraceConfig config) {
        Map<String, Object> serdes = new HashMap<>(config.serdes());
        serdes.put(RegistryConfig.URL, "mock://offline");
        return new Topologies(
                config,
                new AvroSerdes(serdes),
                topic -> config.catalogue().partitions(),
                topic -> Uuid.ZERO_UUID,
                () -> examination(config));
    }

    /** The rules for one review, as configured. */
    static Examination examination(MillraceConfig config) {
        return new Examination(
                config.curation(), new LanguageIdentifier(config.curation().languageCandidates()));
    }

    /**
     * What a role's topology is run with.
     *
     * @param role one of {@link #ROLES}
     */
    public Properties properties(Role role) {
        int threads = role == Role.CURATION ? config.getInt(ConfigKeys.STREAM_THREADS) : 1;
        Properties properties = config.streams().toProperties(Groups.of(topics, role), threads);
        if (role == Role.CURATION) {
            CurationTopology.tune(properties);
        }
        return properties;
    }

    /**
     * Builds the topology of a role.
     *
     * @param role one of {@link #ROLES}
     */
    public Topology create(Role role) {
        Properties properties = properties(role);
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        build(role, builder);
        return builder.build(properties);
    }

    private void build(Role role, StreamsBuilder builder) {
        switch (role) {
            case CURATION -> curation().build(builder);
            case SNAPSHOTS -> snapshots().build(builder);
            case RETRAINING -> new RetrainingTopology(topics, serdes, config.retraining()).build(builder);
            case MONITOR -> new MonitorTopology(topics, serdes).build(builder);
            default -> throw new IllegalArgumentException(role.label() + " is no topology");
        }
    }

    private CurationTopology curation() {
        int count = partitions.applyAsInt(topics.reviews());
        return new CurationTopology(topics, serdes, count, config.curation(), examination.get());
    }

    private SnapshotsTopology snapshots() {
        String log = topics.trainingRecords();
        SnapshotTemplate template =
                new SnapshotTemplate(log, topicIds.apply(log).toString(), partitions.applyAsInt(log), config.dataset());
        return new SnapshotsTopology(topics, serdes, config.windows(), config.plan(), template);
    }
}
