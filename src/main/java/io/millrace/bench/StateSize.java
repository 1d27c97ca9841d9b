package io.millrace.bench;

import io.millrace.app.Groups;
import io.millrace.bench.BenchReport.State;
import io.millrace.config.ConfigKeys;
import io.millrace.config.MillraceConfig;
import io.millrace.config.Role;
import io.millrace.runtime.KafkaClients;
import io.millrace.serde.AvroSerdes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Measures what the stores by text of a curation that was closed take on the broker and on disk. */
final class StateSize {

    /** The stores' names, as the curation topology has them; the first has an entry for each text. */
    private static final List<String> STORES = List.of("fingerprints", "sketches", "lookups", "copies", "bands");

    private static final Duration POLL = Duration.ofMillis(100);

    private final MillraceConfig config;
    private final String applicationId;

    StateSize(MillraceConfig config) {
        this.config = config;
        applicationId = Groups.of(config.topics(), Role.CURATION);
    }

    State measure() {
        long texts = texts();
        long changelogBytes = changelogBytes();
        long storeBytes = storeBytes();
        return new State(
                texts, changelogBytes, storeBytes, (double) (changelogBytes + storeBytes) / Math.max(1, texts));
    }

    /** Counts the keys of the changelog: no fingerprint is let go in a benchmark, since no review comes twice. */
    private long texts() {
        Set<ByteBuffer> keys = new HashSet<>();
        try (Consumer<byte[], byte[]> consumer =
                new KafkaClients(config.clients(), new AvroSerdes(config.serdes())).reader()) {
            List<TopicPartition> partitions = consumer.partitionsFor(changelog(STORES.get(0))).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(POLL).forEach(event -> keys.add(ByteBuffer.wrap(event.key())));
            }
        }
        return keys.size();
    }

    private long changelogBytes() {
        Set<String> changelogs = STORES.stream().map(this::changelog).collect(Collectors.toSet());
        try (Admin admin = Admin.create(config.clients())) {
            List<Integer> brokers = admin.describeCluster().nodes().get().stream()
                    .map(node -> node.id())
                    .toList();
            return admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
                    .flatMap(directories -> directories.values().stream())
                    .flatMap(directory -> directory.replicaInfos().entrySet().stream())
                    .filter(replica -> changelogs.contains(replica.getKey().topic()))
                    .mapToLong(replica -> replica.getValue().size())
                    .sum();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while the broker was asked for sizes", e);
        } catch (ExecutionException e) {
            throw new BenchException("the broker does not tell the size of its logs", e);
        }
    }

    private String changelog(String store) {
        return applicationId + "-" + store + "-changelog";
    }

    /** The tables only: the files beside them are as large for a store of any size. */
    private long storeBytes() {
        Path directory = Path.of(config.getString(ConfigKeys.STATE_DIR)).resolve(applicationId);
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file ->
                            STORES.contains(file.getParent().getFileName().toString()))
                    .filter(file -> file.toString().endsWith(".sst"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new BenchException("cannot read " + directory, e);
        }
    }
}
