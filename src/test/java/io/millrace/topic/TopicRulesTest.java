package io.millrace.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.topic.TopicFinding.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicRulesTest {

    private static final Topics TOPICS = Topics.standard();
    private static final TopicCatalogue CATALOGUE = TopicCatalogue.standard(TOPICS, 6);

    private final Map<String, ClusterFacts.Topic> topics = new HashMap<>(CATALOGUE.all().stream()
            .collect(Collectors.toMap(
                    TopicSpec::name,
                    spec -> new ClusterFacts.Topic(Uuid.randomUuid(), spec.partitions(), 3, spec.settings()))));

    @Test
    void shouldFindNothingWrongWithTheCataloguesOwnTopics() {
        assertThat(findings(3, 2)).isEmpty();
    }

    @Test
    void shouldNameTheCommandThatCreatesAMissingTopic() {
        // Given
        topics.remove(TOPICS.deadLetters());

        // When // Then
        assertThat(findings(3, 2))
                .containsExactly(
                        TopicFinding.error(TOPICS.deadLetters(), "does not exist", "run 'millrace topics create'"));
    }

    @Test
    void shouldRefuseJoinedTopicsOfDifferentPartitionCounts() {
        // Given
        change(TOPICS.predictions(), t -> new ClusterFacts.Topic(t.id(), 4, t.replicas(), t.settings()));

        // When // Then
        assertThat(findings(3, 2)).singleElement().satisfies(finding -> {
            assertThat(finding.topic()).isEqualTo(TOPICS.predictions());
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.problem()).isEqualTo("has 4 partitions where reviews has 6");
        });
    }

    @Test
    void shouldAllowOtherCountsOfTopicsThatAreNotJoined() {
        // Given
        change(TOPICS.decisions(), t -> new ClusterFacts.Topic(t.id(), 4, t.replicas(), t.settings()));

        // When // Then
        assertThat(findings(3, 2)).isEmpty();
    }

    @Test
    void shouldRefuseAPolicyThatAlsoDeletesByAge() {
        // Given
        set(TOPICS.trainingRecords(), "cleanup.policy", "compact,delete");

        // When // Then
        assertThat(findings(3, 2)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.problem()).isEqualTo("has cleanup.policy=compact,delete, so it loses records");
        });
    }

    @Test
    void shouldRefuseDeadLettersThatAreTooSmallForTheHeaders() {
        // Given
        set(TOPICS.deadLetters(), "max.message.bytes", Integer.toString(4 << 20));

        // When // Then
        assertThat(findings(3, 2)).singleElement().satisfies(finding -> {
            assertThat(finding.topic()).isEqualTo(TOPICS.deadLetters());
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.advice()).isEqualTo("set max.message.bytes=4259840 or more");
        });
    }

    @ParameterizedTest
    @CsvSource({"1,1,0", "2,1,1", "2,2,0", "3,1,1", "3,2,1", "3,3,0", "5,2,1", "5,3,0"})
    void shouldWarnOfFewerReplicasThanTheClusterAllows(int brokers, int replicas, int findings) {
        // Given
        change(TOPICS.jobs(), t -> new ClusterFacts.Topic(t.id(), t.partitions(), replicas, t.settings()));

        // When // Then
        assertThat(findings(brokers, 2)).hasSize(findings).allSatisfy(finding -> {
            assertThat(finding.topic()).isEqualTo(TOPICS.jobs());
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.advice()).contains("topics.replication.factor=" + Math.min(3, brokers));
        });
    }

    @Test
    void shouldWarnOfInternalTopicsWithOneReplica() {
        // Given
        topics.put(
                "millrace-curation-status-changelog",
                new ClusterFacts.Topic(Uuid.randomUuid(), 6, 1, Map.of("cleanup.policy", "compact")));

        // When // Then
        assertThat(findings(3, 2))
                .singleElement()
                .satisfies(finding -> assertThat(finding.topic()).isEqualTo("millrace-curation-status-changelog"));
    }

    @ParameterizedTest
    @CsvSource({
        "feedback,retention.ms,604800000,set retention.ms=-1",
        "reviews,retention.bytes,1000000,set retention.bytes=-1",
        "reviews,cleanup.policy,compact,set cleanup.policy=delete",
        "millrace.decisions,retention.ms,604800000,set retention.ms=-1",
        "millrace.windows,cleanup.policy,'compact,delete',set cleanup.policy=delete",
        "millrace.training-records,min.compaction.lag.ms,0,set min.compaction.lag.ms=604800000",
        "millrace.training-records,max.compaction.lag.ms,9223372036854775807,set max.compaction.lag.ms=691200000",
        "millrace.jobs,unclean.leader.election.enable,true,set unclean.leader.election.enable=false",
        "millrace.jobs,min.insync.replicas,1,set min.insync.replicas=2",
    })
    void shouldWarnOfWhatCanLoseRecords(String topic, String key, String value, String advice) {
        // Given
        set(topic, key, value);

        // When // Then
        assertThat(findings(3, 2)).singleElement().satisfies(finding -> {
            assertThat(finding.topic()).isEqualTo(topic);
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.problem()).startsWith("has " + key + "=" + value + ", so ");
            assertThat(finding.advice()).isEqualTo(advice);
        });
    }

    @Test
    void shouldAllowOneReplicaInSyncWhereThereAreOnlyTwo() {
        // Given
        topics.replaceAll((name, t) -> new ClusterFacts.Topic(t.id(), t.partitions(), 2, t.settings()));
        set(TOPICS.jobs(), "min.insync.replicas", "1");

        // When // Then
        assertThat(findings(2, 2)).isEmpty();
    }

    @Test
    void shouldWarnOfOldTransactions() {
        assertThat(findings(3, 1)).singleElement().satisfies(finding -> {
            assertThat(finding.topic()).isEqualTo("cluster");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.toString())
                    .startsWith("WARNING cluster: has transaction.version=1")
                    .contains("nothing is exactly once for sure", "kafka-features.sh upgrade");
        });
    }

    private List<TopicFinding> findings(int brokers, int transactionVersion) {
        return new TopicRules(CATALOGUE, new ClusterFacts(brokers, transactionVersion, topics)).findings();
    }

    private void change(String name, UnaryOperator<ClusterFacts.Topic> change) {
        topics.computeIfPresent(name, (key, topic) -> change.apply(topic));
    }

    private void set(String name, String key, String value) {
        change(name, topic -> {
            Map<String, String> settings = new HashMap<>(topic.settings());
            settings.put(key, value);
            return new ClusterFacts.Topic(topic.id(), topic.partitions(), topic.replicas(), settings);
        });
    }
}
