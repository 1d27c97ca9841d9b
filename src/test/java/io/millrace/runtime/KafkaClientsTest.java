package io.millrace.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.serde.AvroSerdes;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.junit.jupiter.api.Test;

class KafkaClientsTest {

    private static final Liveness NAMED = new Liveness("pod-0", 45_000, 12_000);

    @Test
    void shouldNameItsMembersOfGroups() {
        // When
        KafkaClients clients = clients(NAMED);

        // Then
        try (Consumer<byte[], byte[]> consumer = clients.consumer("scorer");
                Consumer<byte[], byte[]> stepper = clients.stepper("trainer")) {
            assertThat(consumer.groupMetadata().groupInstanceId()).hasValue("pod-0");
            assertThat(stepper.groupMetadata().groupInstanceId()).hasValue("pod-0");
        }
    }

    @Test
    void shouldHaveDynamicMembersWithoutAName() {
        try (Consumer<byte[], byte[]> consumer = clients(Liveness.standard()).consumer("scorer")) {
            assertThat(consumer.groupMetadata().groupInstanceId()).isEmpty();
        }
    }

    @Test
    void shouldTakeOverTheTransactionsOfItsNameOnly() {
        assertThat(NAMED.transactionalId("scorer")).isEqualTo("scorer-pod-0");
        assertThat(Liveness.standard().transactionalId("scorer"))
                .startsWith("scorer-")
                .isNotEqualTo(Liveness.standard().transactionalId("scorer"));
    }

    private static KafkaClients clients(Liveness liveness) {
        return new KafkaClients(
                Map.of("bootstrap.servers", "127.0.0.1:1"),
                new AvroSerdes(Map.of("schema.registry.url", "mock://clients")),
                liveness);
    }
}
