package io.millrace.proof.guarantee;

import io.millrace.config.MillraceConfig;
import io.millrace.curation.SimulatedCuration;
import io.millrace.proof.Evidence;
import io.millrace.proof.Sighting;
import io.millrace.proof.workload.Acknowledgements;
import io.millrace.proof.workload.EventClass;
import io.millrace.proof.workload.EventEncoder;
import io.millrace.proof.workload.Workload;
import io.millrace.serde.AvroSerdes;
import io.millrace.testing.Coordinates;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Feeds simulated curation with events, loses some acknowledgements, and gathers the evidence. */
final class SimulatedRun {

    private final MillraceConfig config = config(Map.of());
    private final Random random;
    private final Map<String, Coordinates> acknowledged = new HashMap<>();
    private final Set<String> indeterminate = new HashSet<>();

    private SimulatedRun(long seed) {
        this.random = new Random(seed);
    }

    /** What contended events leave behind. */
    static Evidence of(long seed, int events, int reviews, int texts) {
        SimulatedRun run = new SimulatedRun(seed);
        ContendedEvents contended = new ContendedEvents(run.config, run.random, reviews, texts);
        return run.feed(events, contended::next);
    }

    /** What the workload of the proof leaves behind, sent by several producers in turns. */
    static Evidence ofWorkload(long seed, int events, int producers) {
        SimulatedRun run = new SimulatedRun(seed);
        EventEncoder encoder = new EventEncoder(run.config.topics(), new AvroSerdes(run.config.serdes()));
        int partitions = run.config.catalogue().partitions();
        List<Workload> workloads = IntStream.range(0, producers)
                .mapToObj(producer -> new Workload("run", producer, seed, partitions))
                .toList();
        return run.feed(
                events,
                () -> encoder.encode(
                        workloads.get(run.random.nextInt(producers)).next()));
    }

    /** What the proof configures, with a registry of its own. */
    static MillraceConfig config(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "bootstrap.servers", "127.0.0.1:1",
                "schema.registry.url", "mock://" + UUID.randomUUID(),
                "topics.partitions", "4",
                "language.policy", "declared"));
        settings.putAll(more);
        return new MillraceConfig(settings);
    }

    private Evidence feed(int events, Supplier<ProducerRecord<byte[], byte[]>> source) {
        SimulatedCuration curation = new SimulatedCuration(config, random);
        for (int i = 0; i < events; i++) {
            send(source.get(), curation);
            for (int steps = random.nextInt(6); steps > 0; steps--) {
                curation.step();
            }
        }
        Map<String, List<ConsumerRecord<byte[], byte[]>>> logs = curation.finish();
        return new Evidence(config, new Acknowledgements(acknowledged, indeterminate), logs, sightings(logs));
    }

    private void send(ProducerRecord<byte[], byte[]> event, SimulatedCuration curation) {
        String id = EventClass.idOf(event.headers());
        int fate = random.nextInt(50);
        Coordinates at = fate == 0 ? null : curation.send(event);
        if (fate < 2) {
            indeterminate.add(id);
        } else {
            acknowledged.put(id, at);
        }
    }

    /** An observer that did not come to the end. */
    private List<Sighting> sightings(Map<String, List<ConsumerRecord<byte[], byte[]>>> logs) {
        return Stream.of(config.topics().decisions(), config.topics().trainingRecords())
                .flatMap(topic -> logs.getOrDefault(topic, List.of()).stream())
                .filter(record -> record.partition() != 3 || record.offset() < 6)
                .map(Sighting::of)
                .toList();
    }
}
