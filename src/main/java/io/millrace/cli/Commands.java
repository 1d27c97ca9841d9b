package io.millrace.cli;

import io.millrace.schema.Command;
import io.millrace.schema.CommandKind;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends what an operator asks of the retraining role. */
final class Commands {

    private Commands() {}

    /**
     * Sends a command; returns when Kafka has it.
     *
     * @param version the version to promote; null for the other kinds
     */
    static void send(Session session, CommandKind kind, String version, String reason) {
        String topic = session.topics().commands();
        session.requireTopic(topic);
        session.serdes().register(topic, Command.class);
        Command command = Command.newBuilder()
                .setCommandId(UUID.randomUUID().toString())
                .setKind(kind)
                .setVersion(version)
                .setReason(reason)
                .setRequestedAt(Instant.now())
                .build();
        try (Producer<String, SpecificRecord> producer = session.producer()) {
            producer.send(new ProducerRecord<>(topic, command.getCommandId(), command))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException("interrupted before Kafka had the command", e);
        } catch (ExecutionException e) {
            throw new CliException(
                    "cannot write to " + topic + ": " + e.getCause().getMessage(), e.getCause());
        }
    }
}
