package io.millrace.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Every topic with its shape and settings. Nothing is deleted by age: what a topic holds goes only when a newer value
 * of its key, or a tombstone, replaces it.
 *
 * @param topics the names
 * @param partitions the number of partitions of the topics that are keyed by review id, at least 1
 * @param replicationFactor the number of replicas of every topic, or {@link TopicSpec#BROKER_DEFAULT}
 * @param rebuildable how long the training-record log keeps replaced values, and so how long a snapshot can be rebuilt
 *     from the log ({@code min.compaction.lag.ms}); its files remain after that
 */
public record TopicCatalogue(Topics topics, int partitions, short replicationFactor, Duration rebuildable) {

    /** How long a snapshot can be rebuilt from the log unless configured. */
    public static final Duration REBUILDABLE = Duration.ofDays(7);

    /** With so many replicas one may be lost while another is down, if all but one must have what is acknowledged. */
    static final int REPLICAS_SAFE = 3;

    /** How much later than it may a replaced or erased record must be cleaned from the training-record log. */
    private static final Duration CLEANED_WITHIN = Duration.ofDays(1);

    private static final int INPUT_BYTES_MAX = 4 << 20;
    /** Holds an input record and what is added to it: a dead letter's headers, a training record's other fields. */
    private static final int DERIVED_BYTES_MAX = 8 << 20;

    public TopicCatalogue {
        Objects.requireNonNull(topics, "topics");
        Objects.requireNonNull(rebuildable, "rebuildable");
        if (partitions < 1) {
            throw new IllegalArgumentException("partitions must be at least 1, not " + partitions);
        }
    }

    /** The catalogue with the cluster's replication factor and the default time to rebuild. */
    public static TopicCatalogue standard(Topics topics, int partitions) {
        return new TopicCatalogue(topics, partitions, TopicSpec.BROKER_DEFAULT, REBUILDABLE);
    }

    /** All topics, inputs first. */
    public List<TopicSpec> all() {
        return List.of(
                spec(topics.reviews(), partitions, input()),
                spec(topics.feedback(), partitions, input()),
                spec(topics.predictions(), partitions, kept()),
                spec(topics.decisions(), partitions, kept()),
                spec(topics.trainingRecords(), partitions, trainingRecords()),
                spec(topics.outcomes(), partitions, kept()),
                spec(topics.windows(), 1, kept()),
                spec(topics.snapshots(), 1, compacted()),
                spec(topics.jobs(), 1, compacted()),
                spec(topics.models(), 1, compacted()),
                spec(topics.commands(), 1, kept()),
                spec(topics.deadLetters(), 1, with(kept(), TopicConfig.MAX_MESSAGE_BYTES_CONFIG, DERIVED_BYTES_MAX)));
    }

    /** The names of the users' own topics, which Millrace creates if they are missing and never deletes. */
    public List<String> inputs() {
        return List.of(topics.reviews(), topics.feedback());
    }

    /** The topics that Millrace alone writes. */
    public List<TopicSpec> owned() {
        return all().stream().filter(spec -> !inputs().contains(spec.name())).toList();
    }

    /**
     * Whether a topic was made by Kafka Streams for a role: a changelog or a repartition topic. Role names follow the
     * application id after a dash.
     */
    boolean isInternal(String name) {
        return name.startsWith(topics.applicationId() + "-")
                && (name.endsWith("-changelog") || name.endsWith("-repartition"));
    }

    /** The names of the topics that are joined by review id, and so must have equal numbers of partitions. */
    public List<String> joined() {
        return List.of(topics.reviews(), topics.feedback(), topics.predictions(), topics.trainingRecords());
    }

    private TopicSpec spec(String name, int count, Map<String, String> settings) {
        return new TopicSpec(
                name, count, replicationFactor, replicationFactor < REPLICAS_SAFE ? settings : inSync(settings));
    }

    private static Map<String, String> inSync(Map<String, String> settings) {
        return with(settings, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, REPLICAS_SAFE - 1);
    }

    private static Map<String, String> input() {
        return with(kept(), TopicConfig.MAX_MESSAGE_BYTES_CONFIG, INPUT_BYTES_MAX);
    }

    private static Map<String, String> kept() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                TopicConfig.RETENTION_MS_CONFIG, "-1",
                TopicConfig.RETENTION_BYTES_CONFIG, "-1",
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
    }

    private static Map<String, String> compacted() {
        return Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                "CreateTime");
    }

    /**
     * What is replaced stays for as long as snapshots can be rebuilt, and not much longer: without a maximum, an erased text
     * would stay until the log happens to be dirty enough.
     */
    private Map<String, String> trainingRecords() {
        Map<String, String> large = with(compacted(), TopicConfig.MAX_MESSAGE_BYTES_CONFIG, DERIVED_BYTES_MAX);
        Map<String, String> kept = with(large, TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, rebuildable.toMillis());
        return with(
                kept,
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                rebuildable.plus(CLEANED_WITHIN).toMillis());
    }

    private static Map<String, String> with(Map<String, String> settings, String key, long value) {
        Map<String, String> copy = new HashMap<>(settings);
        copy.put(key, Long.toString(value));
        return copy;
    }
}
