package io.millrace.demo;

import io.millrace.runtime.KafkaClients;
import io.millrace.runtime.LoopService;
import io.millrace.schema.Decision;
import io.millrace.schema.ModelEntry;
import io.millrace.schema.Outcome;
import io.millrace.schema.Prediction;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import io.millrace.schema.TrainingRecord;
import io.millrace.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the output topics of the loop, committed records only, into a ledger, as any consumer downstream could. */
final class LedgerKeeper extends LoopService {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaClients clients;
    private final Topics topics;
    private final LoopLedger ledger;
    private final Map<String, Consumer<ConsumerRecord<byte[], byte[]>>> entries = new HashMap<>();

    LedgerKeeper(KafkaClients clients, Topics topics, LoopLedger ledger) {
        super("ledger");
        this.clients = clients;
        this.topics = topics;
        this.ledger = ledger;
        keep(topics.decisions(), Decision.class, ledger::decision);
        keep(topics.snapshots(), Snapshot.class, ledger::snapshot);
        keep(topics.jobs(), RetrainingJob.class, ledger::job);
        keep(topics.models(), ModelEntry.class, ledger::model);
        keep(topics.predictions(), Prediction.class, ledger::prediction);
        keep(topics.outcomes(), Outcome.class, ledger::outcome);
        keepTrainingRecords();
        entries.put(topics.deadLetters(), event -> ledger.deadLetter());
    }

    @Override
    protected void loop() {
        try (var consumer = clients.reader()) {
            List<TopicPartition> partitions = entries.keySet().stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (isRunning()) {
                consumer.poll(POLL).forEach(event -> entries.get(event.topic()).accept(event));
                ready(true);
            }
        }
    }

    private <T extends SpecificRecord> void keep(String topic, Class<T> type, Consumer<T> entry) {
        Deserializer<T> values = clients.serdes().value(type).deserializer();
        entries.put(topic, event -> entry.accept(values.deserialize(topic, event.headers(), event.value())));
    }

    private void keepTrainingRecords() {
        Deserializer<TrainingRecord> values =
                clients.serdes().value(TrainingRecord.class).deserializer();
        entries.put(
                topics.trainingRecords(),
                event -> ledger.trainingRecord(
                        new String(event.key(), StandardCharsets.UTF_8),
                        values.deserialize(event.topic(), event.headers(), event.value()),
                        event.partition(),
                        event.offset()));
    }
}
