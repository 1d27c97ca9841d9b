package io.millrace.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsSettingsTest {

    private static final Liveness NAMED = new Liveness("pod-0", 45_000, 12_000);

    @Test
    void shouldEndBlockingCallsWellBeforeTheTransaction() {
        assertThat(properties("classic", NAMED))
                .containsEntry("producer.transaction.timeout.ms", 12_000)
                .containsEntry("producer.max.block.ms", 6_000);
    }

    @Test
    void shouldNameTheMembersOfEachThread() {
        // When
        Properties properties = properties("classic", NAMED);

        // Then
        assertThat(properties)
                .containsEntry("main.consumer.session.timeout.ms", 45_000)
                .containsEntry("main.consumer.heartbeat.interval.ms", 15_000);
        assertThat(new StreamsConfig(properties).getMainConsumerConfigs("test", "client", 2))
                .containsEntry("group.instance.id", "pod-0-2");
        assertThat(new StreamsConfig(properties).getRestoreConsumerConfigs("client"))
                .doesNotContainKey("group.instance.id");
    }

    @Test
    void shouldLeaveAProcessWithoutANameDynamic() {
        assertThat(new StreamsConfig(properties("classic", Liveness.standard()))
                        .getMainConsumerConfigs("test", "client", 1))
                .doesNotContainKey("group.instance.id")
                .containsEntry("session.timeout.ms", 6_000);
    }

    @Test
    void shouldLeaveMembersToTheBrokerWithTheStreamsProtocol() {
        assertThat(properties("streams", Liveness.standard()))
                .doesNotContainKeys(
                        "main.consumer.session.timeout.ms",
                        "main.consumer.heartbeat.interval.ms",
                        "main.consumer.group.instance.id",
                        "num.standby.replicas");
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "streams"})
    void shouldAskAgainWhileATransactionLasts(String groupProtocol) {
        assertThat(new StreamsConfig(properties(groupProtocol, Liveness.standard()))
                        .getMainConsumerConfigs("test", "client", 1))
                .containsEntry("default.api.timeout.ms", 15_000);
    }

    @Test
    void shouldKeepWhatIsReplayedSmall() {
        assertThat(properties("classic", NAMED))
                .containsEntry("topic.segment.bytes", 64 << 20)
                .containsEntry("topic.min.cleanable.dirty.ratio", 0.2)
                .containsEntry("topic.max.compaction.lag.ms", 86_400_000L)
                .containsEntry("num.standby.replicas", 1);
    }

    @Test
    void shouldAskForTwoReplicasInSyncWhereThereAreThree() {
        assertThat(properties("classic", NAMED)).containsEntry("topic.min.insync.replicas", 2);
    }

    private static Properties properties(String groupProtocol, Liveness liveness) {
        Map<String, Object> clients = Map.of("bootstrap.servers", "127.0.0.1:1");
        return new StreamsSettings(
                        clients, Path.of("state"), "dead-letters", groupProtocol, 100, liveness, 3, 1, 64L << 20)
                .toProperties("test", 3);
    }
}
