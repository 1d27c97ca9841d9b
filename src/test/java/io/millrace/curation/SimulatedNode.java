package io.millrace.curation;

import java.io.File;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;

/** A processor of production in a task of its own; what it forwards is given back. */
final class SimulatedNode<K, V, O, F> {

    private final Processor<K, V, O, F> processor;
    private final MockProcessorContext<O, F> context;

    SimulatedNode(Processor<K, V, O, F> processor, TaskId task, List<? extends StateStore> stores) {
        this.processor = processor;
        this.context = new MockProcessorContext<>(properties(), task, new File("."));
        stores.forEach(context::addStateStore);
        processor.init(context);
    }

    /** Processes a record that was read at the place of another. */
    List<Record<O, F>> process(Record<K, V> record, ConsumerRecord<?, ?> at) {
        context.setRecordMetadata(at.topic(), at.partition(), at.offset());
        processor.process(record);
        return forwarded();
    }

    /** Lets the clock set off all that is scheduled. */
    List<Record<O, F>> punctuate() {
        context.scheduledPunctuators()
                .forEach(scheduled -> scheduled.getPunctuator().punctuate(0));
        return forwarded();
    }

    private List<Record<O, F>> forwarded() {
        List<Record<O, F>> records =
                context.forwarded().stream().map(SimulatedNode::<O, F>record).toList();
        context.resetForwards();
        return records;
    }

    /** A store that lives in memory, in the task of a node. */
    static <S extends StateStore> S open(S store, TaskId task) {
        MockProcessorContext<Object, Object> context = new MockProcessorContext<>(properties(), task, new File("."));
        store.init(context.getStateStoreContext(), store);
        return store;
    }

    private static <O, F> Record<O, F> record(MockProcessorContext.CapturedForward<? extends O, ? extends F> forward) {
        Record<? extends O, ? extends F> record = forward.record();
        return new Record<>(record.key(), record.value(), record.timestamp());
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "simulated");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        return properties;
    }
}
