package io.millrace.topic;

import io.millrace.topic.ClusterFacts.Topic;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Compares the topics as they are with the catalogue. An error is what would lose records or give wrong results; a warning is
 * what can, if something else goes wrong too: a broker is lost, or a process is down for long. Pure.
 */
final class TopicRules {

    /** From this level on, a delayed commit or abort cannot hit the producer's next transaction (KIP-890). */
    private static final int TRANSACTION_VERSION_MIN = 2;

    /** The retention that keeps records for ever. */
    private static final long UNLIMITED = -1;

    /** What a dead letter carries beyond the record: copied headers and those that say why. */
    private static final long DEAD_LETTER_HEADROOM = 64 << 10;

    private final TopicCatalogue catalogue;
    private final ClusterFacts facts;

    TopicRules(TopicCatalogue catalogue, ClusterFacts facts) {
        this.catalogue = catalogue;
        this.facts = facts;
    }

    List<TopicFinding> findings() {
        return Stream.of(
                        each(this::missing),
                        each(this::notCompacted),
                        each(this::notKept),
                        each(this::notRebuildable),
                        each(this::notErased),
                        facts.topics().keySet().stream().flatMap(this::notDurable),
                        catalogue.joined().stream().map(this::notJoinable),
                        Stream.of(smallDeadLetters(), oldTransactions()))
                .flatMap(findings -> findings)
                .filter(Objects::nonNull)
                .toList();
    }

    private Stream<TopicFinding> each(Function<TopicSpec, TopicFinding> rule) {
        return catalogue.all().stream().map(rule);
    }

    private TopicFinding missing(TopicSpec spec) {
        return topic(spec.name()) != null
                ? null
                : TopicFinding.error(spec.name(), "does not exist", "run 'millrace topics create'");
    }

    /** A policy of both also deletes by age. */
    private TopicFinding notCompacted(TopicSpec spec) {
        String policy = setting(spec.name(), TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        if (!spec.compacted() || policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            return null;
        }
        return TopicFinding.error(
                spec.name(), "has cleanup.policy=" + policy + ", so it loses records", "set cleanup.policy=compact");
    }

    /** What is to be kept for ever, but expires, or goes when a newer record of its key comes. */
    private TopicFinding notKept(TopicSpec spec) {
        String policy = setting(spec.name(), TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        if (spec.compacted()) {
            return null;
        }
        if (!policy.equals(TopicConfig.CLEANUP_POLICY_DELETE)) {
            return lossy(spec, TopicConfig.CLEANUP_POLICY_CONFIG, policy, TopicConfig.CLEANUP_POLICY_DELETE);
        }
        return Stream.of(TopicConfig.RETENTION_MS_CONFIG, TopicConfig.RETENTION_BYTES_CONFIG)
                .filter(key -> number(spec.name(), key, UNLIMITED) != UNLIMITED)
                .map(key -> lossy(spec, key, setting(spec.name(), key, ""), Long.toString(UNLIMITED)))
                .findFirst()
                .orElse(null);
    }

    private static TopicFinding lossy(TopicSpec spec, String key, String value, String wanted) {
        return TopicFinding.warning(
                spec.name(),
                "has " + key + "=" + value + ", so records go that were not read, or are needed to build state again",
                "set " + key + "=" + wanted);
    }

    private TopicFinding notRebuildable(TopicSpec spec) {
        long promised = number(spec, TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, 0);
        long actual = number(spec.name(), TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, promised);
        return actual >= promised
                ? null
                : TopicFinding.warning(
                        spec.name(),
                        "has min.compaction.lag.ms=" + actual
                                + ", so snapshots cannot be built again for as long as promised",
                        "set min.compaction.lag.ms=" + promised);
    }

    private TopicFinding notErased(TopicSpec spec) {
        long promised = number(spec, TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, Long.MAX_VALUE);
        long actual = number(spec.name(), TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG, promised);
        return actual <= promised
                ? null
                : TopicFinding.warning(
                        spec.name(),
                        "has max.compaction.lag.ms=" + actual + ", so erased texts may stay in it for ever",
                        "set max.compaction.lag.ms=" + promised);
    }

    /** Whether a topic can lose what it acknowledged with one broker; internal topics too, which hold the state. */
    private Stream<TopicFinding> notDurable(String name) {
        return Stream.of(notReplicated(name), notInSync(name), unclean(name));
    }

    private TopicFinding notReplicated(String name) {
        int wanted = Math.min(facts.brokers(), TopicCatalogue.REPLICAS_SAFE);
        int actual = topic(name).replicas();
        return actual >= wanted
                ? null
                : TopicFinding.warning(
                        name,
                        "has too few replicas for a cluster of " + facts.brokers() + " brokers: " + actual,
                        "reassign it to " + wanted + " replicas, and set topics.replication.factor=" + wanted);
    }

    /** One broker in sync is enough to acknowledge, and to be lost. With two replicas, two in sync would stop all writes. */
    private TopicFinding notInSync(String name) {
        long inSync = number(name, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, TopicCatalogue.REPLICAS_SAFE);
        return inSync > 1 || topic(name).replicas() < TopicCatalogue.REPLICAS_SAFE
                ? null
                : TopicFinding.warning(
                        name,
                        "has min.insync.replicas=" + inSync
                                + ", so the loss of one broker can lose what was acknowledged",
                        "set min.insync.replicas=2");
    }

    private TopicFinding unclean(String name) {
        return !Boolean.parseBoolean(setting(name, TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false"))
                ? null
                : TopicFinding.warning(
                        name,
                        "has unclean.leader.election.enable=true, so a broker that is behind may drop what was acknowledged",
                        "set unclean.leader.election.enable=false");
    }

    private TopicFinding notJoinable(String name) {
        Topic reviews = topic(catalogue.topics().reviews());
        Topic topic = topic(name);
        if (reviews == null || topic == null || topic.partitions() == reviews.partitions()) {
            return null;
        }
        return TopicFinding.error(
                name,
                "has %d partitions where %s has %d"
                        .formatted(topic.partitions(), catalogue.topics().reviews(), reviews.partitions()),
                "they are joined by review id: create it again with as many");
    }

    private TopicFinding smallDeadLetters() {
        String name = catalogue.topics().deadLetters();
        long needed = catalogue.inputs().stream()
                        .mapToLong(input -> bytesMax(input, 0))
                        .max()
                        .orElse(0)
                + DEAD_LETTER_HEADROOM;
        long allowed = bytesMax(name, Long.MAX_VALUE);
        return allowed >= needed
                ? null
                : TopicFinding.error(
                        name,
                        "has max.message.bytes=" + allowed + ", too few for the largest input record with its headers",
                        "set max.message.bytes=" + needed + " or more");
    }

    private TopicFinding oldTransactions() {
        return facts.transactionVersion() >= TRANSACTION_VERSION_MIN
                ? null
                : TopicFinding.warning(
                        "cluster",
                        "has transaction.version=" + facts.transactionVersion()
                                + ", with which nothing is exactly once for sure: a delayed commit or abort can hit the"
                                + " producer's next transaction (KIP-890)",
                        "upgrade it: kafka-features.sh upgrade --feature transaction.version=2");
    }

    private long bytesMax(String name, long absent) {
        return number(name, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, absent);
    }

    private long number(String name, String key, long absent) {
        return Long.parseLong(setting(name, key, Long.toString(absent)));
    }

    private static long number(TopicSpec spec, String key, long absent) {
        return Long.parseLong(spec.settings().getOrDefault(key, Long.toString(absent)));
    }

    private String setting(String name, String key, String absent) {
        Topic topic = topic(name);
        return topic == null ? absent : topic.settings().getOrDefault(key, absent);
    }

    private Topic topic(String name) {
        return facts.topics().get(name);
    }
}
