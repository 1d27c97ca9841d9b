package io.millrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.serde.RegistryConfig;
import io.millrace.topic.Topics;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class PermissionsTest {

    private static final MillraceConfig CONFIG = new MillraceConfig(Map.of(
            ConfigKeys.BOOTSTRAP_SERVERS, "127.0.0.1:1",
            RegistryConfig.URL, "mock://permissions",
            ConfigKeys.LANGUAGE_POLICY, "declared"));
    private static final Topics TOPICS = CONFIG.topics();

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CURATION", "SNAPSHOTS", "RETRAINING", "MONITOR"})
    void shouldNameTheTopicsOfATopology(Role role) {
        // When
        TopologyDescription topology = Topologies.offline(CONFIG).create(role).describe();

        // Then
        assertThat(Permissions.reads(TOPICS, role)).containsExactlyInAnyOrderElementsOf(outer(sources(topology)));
        Set<String> written = outer(sinks(topology));
        written.add(TOPICS.deadLetters());
        assertThat(Permissions.writes(TOPICS, role)).containsExactlyInAnyOrderElementsOf(written);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"CURATION", "SNAPSHOTS", "RETRAINING", "MONITOR"})
    void shouldDeleteOnlyWhatWasRepartitioned(Role role) {
        // When
        Set<String> sinks = sinks(Topologies.offline(CONFIG).create(role).describe());

        // Then
        assertThat(Permissions.of(TOPICS, role).stream().anyMatch(needed -> needed.operation() == AclOperation.DELETE))
                .isEqualTo(sinks.stream().anyMatch(PermissionsTest::isRepartition));
    }

    @Test
    void shouldSayAllThatAWorkerNeeds() {
        assertThat(Permissions.of(TOPICS, Role.BUILDER).stream().map(Permission::toString))
                .containsExactly(
                        "READ on topic millrace.snapshots",
                        "WRITE on topic millrace.snapshots",
                        "DESCRIBE_CONFIGS on topic millrace.snapshots",
                        "READ on topic millrace.training-records",
                        "DESCRIBE_CONFIGS on topic millrace.training-records",
                        "READ on topic millrace.decisions",
                        "DESCRIBE_CONFIGS on topic millrace.decisions",
                        "READ on group millrace-builder",
                        "WRITE on transactional id millrace-builder-*",
                        "READ on group millrace-redaction",
                        "WRITE on transactional id millrace-redaction-*");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = Mode.EXCLUDE, names = "API")
    void shouldNeedNothingTwice(Role role) {
        assertThat(Permissions.of(TOPICS, role)).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void shouldNeedNothingToAnswerHttp() {
        assertThat(Permissions.of(TOPICS, Role.API)).isEmpty();
    }

    @Test
    void shouldUseEveryTopicInSomeRole() {
        // When
        List<String> used = Permissions.topics(TOPICS, EnumSet.allOf(Role.class));

        // Then
        assertThat(used)
                .containsExactlyInAnyOrderElementsOf(CONFIG.catalogue().all().stream()
                        .map(topic -> topic.name())
                        .toList());
    }

    private static Set<String> sources(TopologyDescription topology) {
        return nodes(topology)
                .filter(TopologyDescription.Source.class::isInstance)
                .map(TopologyDescription.Source.class::cast)
                .map(TopologyDescription.Source::topicSet)
                .flatMap(Collection::stream)
                .collect(Collectors.toSet());
    }

    private static Set<String> sinks(TopologyDescription topology) {
        return nodes(topology)
                .filter(TopologyDescription.Sink.class::isInstance)
                .map(TopologyDescription.Sink.class::cast)
                .map(TopologyDescription.Sink::topic)
                .collect(Collectors.toSet());
    }

    private static Stream<TopologyDescription.Node> nodes(TopologyDescription topology) {
        return topology.subtopologies().stream().flatMap(part -> part.nodes().stream());
    }

    private static Set<String> outer(Set<String> topics) {
        return topics.stream().filter(topic -> !isRepartition(topic)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isRepartition(String topic) {
        return topic.endsWith("-repartition");
    }
}
