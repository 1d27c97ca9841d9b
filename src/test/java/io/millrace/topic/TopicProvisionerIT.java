package io.millrace.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.testing.Broker;
import io.millrace.testing.TestTopics;
import io.millrace.testing.WithBroker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithBroker
class TopicProvisionerIT {

    private final Topics topics = TestTopics.topics();
    private final TopicCatalogue catalogue = TopicCatalogue.standard(topics, 2);
    private Admin admin;
    private TopicProvisioner provisioner;

    @BeforeEach
    void connect(Broker broker) {
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        provisioner = new TopicProvisioner(admin, catalogue);
    }

    @AfterEach
    void close() {
        admin.close();
    }

    @Test
    void shouldCreateWhatIsMissingAndFindItGood() {
        // When
        List<String> created = provisioner.create();

        // Then
        assertThat(created).hasSize(12).startsWith(topics.reviews());
        assertThat(provisioner.create()).isEmpty();
        assertThat(provisioner.check()).isEmpty();
    }

    @Test
    void shouldReportWhatIsMissing() {
        // When
        List<TopicFinding> findings = provisioner.check();

        // Then
        assertThat(findings)
                .hasSize(12)
                .allSatisfy(finding -> assertThat(finding.problem()).isEqualTo("does not exist"));
    }

    @Test
    void shouldLeaveAndReportATopicThatTheUserMadeOtherwise() throws Exception {
        // Given
        NewTopic reviews = new NewTopic(topics.reviews(), Optional.of(5), Optional.empty())
                .configs(Map.of("max.message.bytes", Integer.toString(8 << 20)));
        admin.createTopics(List.of(reviews)).all().get();

        // When
        List<String> created = provisioner.create();

        // Then
        assertThat(created).hasSize(11).doesNotContain(topics.reviews());
        assertThat(provisioner.partitions(topics.reviews())).isEqualTo(5);
        assertThat(provisioner.check().stream().map(TopicFinding::topic))
                .containsExactlyInAnyOrder(
                        topics.feedback(), topics.predictions(), topics.trainingRecords(), topics.deadLetters());
    }

    @Test
    void shouldTellATopicFromALaterOneOfTheSameName() throws Exception {
        // Given
        provisioner.create();
        var first = provisioner.topicId(topics.trainingRecords());

        // When
        admin.deleteTopics(List.of(topics.trainingRecords())).all().get();
        provisioner.create();

        // Then
        assertThat(provisioner.topicId(topics.trainingRecords())).isNotEqualTo(first);
    }

    @Test
    void shouldSayThatATopicDoesNotExist() {
        assertThatThrownBy(() -> provisioner.partitions("no-such-topic"))
                .isInstanceOf(TopicException.class)
                .hasMessageContaining("no-such-topic");
    }
}
