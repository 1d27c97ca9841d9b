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

    @Test
    void shouldWarnOfOneReplicaOnlyWhereThereAreMoreBrokers() {
        // Given
        change(TOPICS.jobs(), t -> new ClusterFacts.Topic(t.id(), t.partitions(), 1, t.settings()));

        // When // Then
        assertThat(findings(1, 2)).isEmpty();
        assertThat(findings(3, 2)).singleElement().satisfies(finding -> {
            assertThat(finding.topic()).isEqualTo(TOPICS.jobs());
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
        });
    }

    @Test
    void shouldWarnOfOldTransactions() {
        assertThat(findings(3, 1)).singleElement().satisfies(finding -> {
            assertThat(finding.topic()).isEqualTo("cluster");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.toString()).startsWith("WARNING cluster: has transaction.version=1");
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
