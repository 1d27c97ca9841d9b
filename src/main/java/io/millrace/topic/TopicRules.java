package io.millrace.topic;

import io.millrace.topic.ClusterFacts.Topic;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;

/** Compares the topics as they are with the catalogue. Pure. */
final class TopicRules {

    /** From this level on, a delayed commit or abort cannot hit the producer's next transaction (KIP-890). */
    private static final int TRANSACTION_VERSION_MIN = 2;

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
                        each(this::notReplicated),
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

    private TopicFinding notReplicated(TopicSpec spec) {
        Topic topic = topic(spec.name());
        return topic == null || topic.replicas() > 1 || facts.brokers() == 1
                ? null
                : TopicFinding.warning(
                        spec.name(),
                        "has one replica on a cluster of several brokers",
                        "reassign it to three replicas");
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
                                + ", with which a delayed abort can hit a later transaction",
                        "upgrade it: kafka-features.sh upgrade --feature transaction.version=2");
    }

    private long bytesMax(String name, long absent) {
        return Long.parseLong(setting(name, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Long.toString(absent)));
    }

    private String setting(String name, String key, String absent) {
        Topic topic = topic(name);
        return topic == null ? absent : topic.settings().getOrDefault(key, absent);
    }

    private Topic topic(String name) {
        return facts.topics().get(name);
    }
}
