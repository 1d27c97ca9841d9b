package io.millrace.cli;

import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Shows the records of a topic. */
@Command(
        name = "consume",
        description = {
            "Show the committed records of a topic, one JSON object a line, until Ctrl-C.",
            "Topics: predictions, decisions, training-records, snapshots, jobs, models, outcomes, windows, dead-letters."
        })
final class ConsumeCommand extends ClientCommand {

    private static final Duration POLL = Duration.ofMillis(200);

    @Parameters(paramLabel = "TOPIC", converter = SourceName.class, description = "What to show.")
    private Source source;

    @Option(names = "--from-beginning", description = "Begin with the first record; default: with the next one.")
    private boolean fromBeginning;

    @Option(names = "--max", paramLabel = "N", description = "End after so many records.")
    private long max = Long.MAX_VALUE;

    @Override
    int run(Session session) {
        String topic = source.topic(session.topics());
        session.requireTopic(topic);
        EventJson json = new EventJson(deserializer(session));
        try (StopSignal stop = new StopSignal();
                Consumer<byte[], byte[]> consumer = session.clients().reader()) {
            position(consumer, TopicReader.assign(consumer, topic));
            print(consumer, json, stop);
        }
        return ExitCodes.OK;
    }

    private Deserializer<? extends SpecificRecord> deserializer(Session session) {
        return source.type() == null
                ? null
                : session.serdes().value(source.type()).deserializer();
    }

    private void position(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
            // The end is looked up lazily; records that come from now on count.
            partitions.forEach(consumer::position);
        }
    }

    private void print(Consumer<byte[], byte[]> consumer, EventJson json, StopSignal stop) {
        long left = max;
        while (left > 0 && !stop.raised().isDone()) {
            for (ConsumerRecord<byte[], byte[]> event : consumer.poll(POLL)) {
                out().println(json.of(event));
                // Who reads may have gone, as `head` does; a writer does not throw.
                if (out().checkError() || --left == 0) {
                    return;
                }
            }
        }
    }

    /** Names of topics as they are written, with a dash. */
    static final class SourceName implements ITypeConverter<Source> {
        @Override
        public Source convert(String name) {
            for (Source source : Source.values()) {
                if (source.toString().equals(name)) {
                    return source;
                }
            }
            throw new TypeConversionException(
                    "expected one of " + List.of(Source.values()) + " but was '" + name + "'");
        }
    }
}
