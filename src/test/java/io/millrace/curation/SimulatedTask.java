package io.millrace.curation;

import io.millrace.curation.Settled.Asked;
import io.millrace.curation.Settled.Decided;
import io.millrace.curation.Settled.Recorded;
import io.millrace.grouping.Copy;
import io.millrace.grouping.GroupingRule;
import io.millrace.grouping.IndexEntry;
import io.millrace.grouping.KnownText;
import io.millrace.grouping.Lookup;
import io.millrace.grouping.Outgoing;
import io.millrace.grouping.TextAnswer;
import io.millrace.grouping.TextMessage;
import io.millrace.runtime.BadInputException;
import io.millrace.schema.Feedback;
import io.millrace.schema.Review;
import io.millrace.serde.BadRecordException;
import io.millrace.text.Fingerprint;
import io.millrace.text.Sketch;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** The tasks of one partition, of all sub-topologies: the processors of production on stores in memory. */
final class SimulatedTask {

    private final SimulatedTopics topics;
    private final int partition;
    private final KeyValueStore<String, Candidate> texts;
    private final KeyValueStore<String, Status> status;
    private final KeyValueStore<Fingerprint, KnownText> known;
    private final KeyValueStore<Fingerprint, Lookup> lookups;
    private final KeyValueStore<CopyKey, Copy> copies;
    private final KeyValueStore<Fingerprint, Long> recounts;
    private final KeyValueStore<Long, List<Fingerprint>> bands;
    private final KeyValueStore<Fingerprint, Sketch> sketches;
    private final SimulatedNode<String, Review, String, ReviewEvent> examineReviews;
    private final SimulatedNode<String, Feedback, String, Label> examineFeedback;
    private final SimulatedNode<String, ReviewEvent, String, Settled> settleReviews;
    private final SimulatedNode<String, Label, String, Settled> settleFeedback;
    private final SimulatedNode<String, TextAnswer, String, Settled> settleVerdicts;
    private final SimulatedNode<Fingerprint, TextMessage, Fingerprint, Outgoing> deduplicate;
    private final SimulatedNode<Integer, IndexEntry, Fingerprint, TextMessage> index;

    SimulatedTask(SimulatedTopics topics, int partition, Examination examination, CurationSettings settings) {
        this.topics = topics;
        this.partition = partition;
        TaskId byReview = new TaskId(0, partition);
        TaskId byText = new TaskId(1, partition);
        TaskId byKey = new TaskId(2, partition);
        Claims claims = new Claims(settings);
        Settlement settlement = new Settlement(settings.conflicts());
        SettledRecords records = new SettledRecords(topics.reviews().topic(), settings.splitRule());
        GroupingRule rule = new GroupingRule(
                settings.grouping().copies(), group -> settings.splitRule().assign(group.hex()));
        texts = store(CurationStores.TEXTS, CurationSerdes.REVIEW_ID, CurationSerdes.CANDIDATE, byReview);
        status = store(CurationStores.STATUS, CurationSerdes.REVIEW_ID, CurationSerdes.STATUS, byReview);
        known = store(CurationStores.FINGERPRINTS, CurationSerdes.FINGERPRINT, TextSerdes.KNOWN, byText);
        lookups = store(CurationStores.LOOKUPS, CurationSerdes.FINGERPRINT, TextSerdes.LOOKUP, byText);
        copies = store(CurationStores.COPIES, TextSerdes.COPY_KEY, TextSerdes.COPY, byText);
        recounts = store(CurationStores.RECOUNTS, CurationSerdes.FINGERPRINT, Serdes.Long(), byText);
        bands = store(CurationStores.BANDS, Serdes.Long(), TextSerdes.BUCKET, byKey);
        sketches = store(CurationStores.SKETCHES, CurationSerdes.FINGERPRINT, TextSerdes.SKETCH, byKey);
        KeyCheck keys = new KeyCheck(topics.partitions());
        examineReviews = new SimulatedNode<>(new ExamineReviews(examination, claims, keys), byReview, List.of());
        examineFeedback = new SimulatedNode<>(new ExamineFeedback(keys), byReview, List.of());
        settleReviews = new SimulatedNode<>(new SettleReviews(settlement, records), byReview, List.of(texts, status));
        settleFeedback = new SimulatedNode<>(new SettleFeedback(settlement, records), byReview, List.of(texts, status));
        settleVerdicts = new SimulatedNode<>(new SettleVerdicts(settlement, records), byReview, List.of(texts, status));
        deduplicate = new SimulatedNode<>(
                new Deduplicate(rule, topics.slots()), byText, List.of(known, lookups, copies, recounts));
        index = new SimulatedNode<>(
                new IndexTexts(settings.grouping().similarityMin()), byKey, List.of(bands, sketches));
    }

    void review(ConsumerRecord<byte[], byte[]> raw) {
        examined(raw, () -> {
            Record<String, Review> review = topics.record(raw, topics.reviewSerde());
            examineReviews.process(review, raw).forEach(event -> settled(settleReviews.process(event, raw)));
        });
    }

    void feedback(ConsumerRecord<byte[], byte[]> raw) {
        examined(raw, () -> {
            Record<String, Feedback> given = topics.record(raw, topics.feedbackSerde());
            examineFeedback.process(given, raw).forEach(label -> settled(settleFeedback.process(label, raw)));
        });
    }

    void request(ConsumerRecord<byte[], byte[]> raw) {
        Fingerprint text = CurationSerdes.FINGERPRINT.deserializer().deserialize(raw.topic(), raw.key());
        TextMessage message = TextSerdes.MESSAGE.deserializer().deserialize(raw.topic(), raw.value());
        deduplicate.process(new Record<>(text, message, raw.timestamp()), raw).forEach(topics::said);
    }

    void index(ConsumerRecord<byte[], byte[]> raw) {
        IndexEntry entry = TextSerdes.INDEX_ENTRY.deserializer().deserialize(raw.topic(), raw.value());
        index.process(new Record<>(entry.slot(), entry, raw.timestamp()), raw).forEach(topics::message);
    }

    void verdict(ConsumerRecord<byte[], byte[]> raw) {
        settled(settleVerdicts.process(topics.record(raw, TextSerdes.ANSWER), raw));
    }

    /** Lets texts tell their holders how often they are copied; returns whether there was anything to tell. */
    boolean recount() {
        List<Record<Fingerprint, Outgoing>> said = deduplicate.punctuate();
        said.forEach(topics::said);
        return !said.isEmpty();
    }

    /** Writes what the stores hold to their changelogs. */
    void flush() {
        each(
                texts,
                (id, text) -> topics.changed(
                        "texts",
                        partition,
                        bytes(CurationSerdes.REVIEW_ID, id),
                        bytes(CurationSerdes.CANDIDATE, text)));
        each(
                status,
                (id, known) -> topics.changed(
                        "status", partition, bytes(CurationSerdes.REVIEW_ID, id), bytes(CurationSerdes.STATUS, known)));
        each(
                known,
                (text, value) ->
                        topics.changed("fingerprints", partition, text.bytes(), bytes(TextSerdes.KNOWN, value)));
        each(
                lookups,
                (text, lookup) -> topics.changed("lookups", partition, text.bytes(), bytes(TextSerdes.LOOKUP, lookup)));
        each(
                copies,
                (key, copy) -> topics.changed(
                        "copies", partition, bytes(TextSerdes.COPY_KEY, key), bytes(TextSerdes.COPY, copy)));
        each(recounts, (text, time) -> topics.changed("recounts", partition, text.bytes(), bytes(Serdes.Long(), time)));
        each(
                sketches,
                (text, sketch) ->
                        topics.changed("sketches", partition, text.bytes(), bytes(TextSerdes.SKETCH, sketch)));
        each(
                bands,
                (key, texts) ->
                        topics.changed("bands", partition, bytes(Serdes.Long(), key), bytes(TextSerdes.BUCKET, texts)));
    }

    private void examined(ConsumerRecord<byte[], byte[]> raw, Runnable examination) {
        try {
            examination.run();
        } catch (BadInputException | BadRecordException e) {
            topics.deadLetter(raw);
        }
    }

    private void settled(List<Record<String, Settled>> results) {
        for (Record<String, Settled> result : results) {
            if (result.value() instanceof Asked asked) {
                topics.request(asked, result.timestamp());
            } else if (result.value() instanceof Decided decided) {
                topics.decision(result.key(), decided.decision(), result.timestamp());
            } else if (result.value() instanceof Recorded recorded) {
                topics.trainingRecord(result.key(), recorded.trainingRecord(), result.timestamp());
            }
        }
    }

    private static <T> byte[] bytes(Serde<T> serde, T value) {
        return serde.serializer().serialize("", value);
    }

    private static <K, V> void each(KeyValueStore<K, V> store, BiConsumer<K, V> action) {
        try (var entries = store.all()) {
            entries.forEachRemaining(entry -> action.accept(entry.key, entry.value));
        }
    }

    private static <K, V> KeyValueStore<K, V> store(String name, Serde<K> keys, Serde<V> values, TaskId task) {
        return SimulatedNode.open(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values)
                        .withCachingDisabled()
                        .withLoggingDisabled()
                        .build(),
                task);
    }
}
