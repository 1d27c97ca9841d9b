package io.millrace.testing;

import static org.awaitility.Awaitility.await;

import io.millrace.dataset.DatasetConfiguration;
import io.millrace.dataset.SnapshotCut;
import io.millrace.dataset.SnapshotId;
import io.millrace.demo.GeneratedReview;
import io.millrace.demo.ReviewGenerator;
import io.millrace.runtime.KafkaClients;
import io.millrace.schema.DatasetSummary;
import io.millrace.schema.LogCounts;
import io.millrace.schema.PartitionEnd;
import io.millrace.schema.Snapshot;
import io.millrace.schema.SnapshotState;
import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import io.millrace.serde.AvroSerdes;
import io.millrace.snapshot.LogReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** A training-record log, written in transactions of a few records, with aborted ones between them. */
public final class TrainingLog implements AutoCloseable {

    private static final int REVIEWS = 2_000;
    private static final int BATCH_MAX = 60;

    /**
     * One record of a log.
     *
     * @param reviewId its key
     * @param value its value, null to withdraw
     */
    public record Event(String reviewId, TrainingRecord value) {}

    private final String topic;
    private final String topicId;
    private final int partitions;
    private final KafkaClients clients;
    private final Producer<String, SpecificRecord> producer;

    private TrainingLog(KafkaClients clients, String topic, int partitions) {
        this.topic = topic;
        this.topicId = create(clients, topic, partitions);
        this.partitions = partitions;
        this.clients = clients;
        this.producer = clients.producer(topic);
    }

    /** Creates a log of its own. */
    public static TrainingLog create(String bootstrapServers, int partitions) {
        KafkaClients clients = new KafkaClients(
                Map.of("bootstrap.servers", bootstrapServers),
                new AvroSerdes(Map.of("schema.registry.url", "mock://" + UUID.randomUUID())));
        return new TrainingLog(clients, TestTopics.unique("log"), partitions);
    }

    /** Creates the topic and says its id. */
    private static String create(KafkaClients clients, String topic, int partitions) {
        try (Admin admin = Admin.create(clients.config())) {
            return admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .topicId(topic)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join()
                    .toString();
        }
    }

    /** Closes the log and deletes its topic. */
    public void delete() {
        close();
        try (Admin admin = Admin.create(clients.config())) {
            admin.deleteTopics(List.of(topic))
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            await().until(() -> !admin.listTopics().names().get().contains(topic));
        }
    }

    /** Makes an empty log of the same name, after this was deleted. */
    public TrainingLog createAnew() {
        return new TrainingLog(clients, topic, partitions);
    }

    /** The topic. */
    public String topic() {
        return topic;
    }

    /** The clients that read and write it. */
    public KafkaClients clients() {
        return clients;
    }

    /** A random history of {@value #REVIEWS} reviews: records appear, change a few times, are withdrawn, come back. */
    public static List<Event> history(long seed, int events) {
        Random random = new Random(seed);
        Iterator<GeneratedReview> texts = ReviewGenerator.reviews(seed, events).iterator();
        List<Event> history = new ArrayList<>();
        while (texts.hasNext()) {
            String id = "review-" + random.nextInt(REVIEWS);
            GeneratedReview text = texts.next();
            history.add(new Event(id, random.nextInt(5) == 0 ? null : trainingRecord(id, text)));
        }
        return history;
    }

    /** What is left of a history. */
    public static Map<String, TrainingRecord> replay(List<Event> history) {
        Map<String, TrainingRecord> live = new HashMap<>();
        history.forEach(event -> {
            if (event.value() == null) {
                live.remove(event.reviewId());
            } else {
                live.put(event.reviewId(), event.value());
            }
        });
        return live;
    }

    /** The directory of a built dataset. */
    public static Path directory(DatasetSummary built) {
        return Path.of(URI.create(built.getLocation()));
    }

    /** Writes and commits a history in order. The seed decides where transactions end and what is aborted between them. */
    public void write(List<Event> history, long seed) {
        Random random = new Random(seed);
        int from = 0;
        while (from < history.size()) {
            int to = Math.min(history.size(), from + 1 + random.nextInt(BATCH_MAX));
            if (random.nextInt(3) == 0) {
                abort(history.subList(from, to), random);
            }
            producer.beginTransaction();
            history.subList(from, to).forEach(event -> send(event.reviewId(), event.value()));
            producer.commitTransaction();
            from = to;
        }
        abort(history, random);
    }

    /** Reads this log. */
    public LogReader reader() {
        return new LogReader(clients, partitions);
    }

    /** A planned snapshot with a cut at the end of the log. */
    public Snapshot snapshot(DatasetConfiguration configuration) {
        TreeMap<Integer, Long> ends = ends();
        SnapshotCut cut = new SnapshotCut(topic, topicId, ends);
        return Snapshot.newBuilder()
                .setRedactions(List.of())
                .setSnapshotId(SnapshotId.of(1, cut, configuration))
                .setNumber(1)
                .setState(SnapshotState.PLANNED)
                .setTopic(topic)
                .setTopicId(cut.topicId())
                .setCut(ends.entrySet().stream()
                        .map(end -> new PartitionEnd(end.getKey(), end.getValue()))
                        .toList())
                .setConfiguration(configuration.toMap())
                .setConfigurationDigest(configuration.digest())
                .setAdded(new LogCounts(0L, 0L, 0L, Map.of(), Map.of(), Map.of(), Map.of()))
                .setReason("test")
                .setPlannedAt(Instant.EPOCH)
                .build();
    }

    @Override
    public void close() {
        producer.close();
    }

    /** Flushing makes sure that what is aborted is in the log. */
    private void abort(List<Event> events, Random random) {
        producer.beginTransaction();
        Event event = events.get(random.nextInt(events.size()));
        TrainingRecord ghost = TrainingRecord.newBuilder(trainingRecord(
                        "ghost", ReviewGenerator.reviews(0, 1).findFirst().orElseThrow()))
                .setBody("aborted")
                .build();
        send("ghost", ghost);
        send(event.reviewId(), random.nextBoolean() ? null : renamed(ghost, event.reviewId()));
        producer.flush();
        producer.abortTransaction();
    }

    private void send(String reviewId, TrainingRecord value) {
        producer.send(new ProducerRecord<>(topic, reviewId, value));
    }

    private static TrainingRecord renamed(TrainingRecord record, String reviewId) {
        return TrainingRecord.newBuilder(record).setReviewId(reviewId).build();
    }

    private static TrainingRecord trainingRecord(String id, GeneratedReview text) {
        Split[] splits = Split.values();
        return SampleRecord.of(id)
                .setSplit(splits[Math.floorMod(text.reviewId().hashCode(), 5) % splits.length])
                .setTitle(text.title())
                .setBody(text.body())
                .setStars(text.stars())
                .setLanguage(text.language())
                .setProductId(text.productId())
                .setReviewerId(text.reviewerId())
                .build();
    }

    private TreeMap<Integer, Long> ends() {
        TreeMap<Integer, Long> ends = new TreeMap<>();
        try (var consumer = clients.reader()) {
            List<TopicPartition> all = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.endOffsets(all).forEach((partition, end) -> ends.put(partition.partition(), end));
        }
        if (ends.size() != partitions) {
            throw new IllegalStateException(topic + " has " + ends.size() + " partitions, not " + partitions);
        }
        return ends;
    }
}
