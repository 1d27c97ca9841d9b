package io.millrace.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The last value of each key of a small topic. For one thread.
 *
 * @param <T> the values
 */
final class FoldedTopic<T extends SpecificRecord> implements AutoCloseable {

    private final TopicReader<T> reader;
    private final Map<String, T> last = new LinkedHashMap<>();

    FoldedTopic(TopicReader<T> reader) {
        this.reader = reader;
    }

    /** The values as committed by now, by key, in the order in which the keys first came. A view that later calls change. */
    Map<String, T> current() {
        reader.drain(this::fold);
        return Collections.unmodifiableMap(last);
    }

    /**
     * Follows the topic until the values show what somebody waits for.
     *
     * @param probe finds it in the values by key; gives null as long as it is not there
     * @return what the probe found; null if it found nothing in that time
     */
    <R> R await(Duration max, Function<Map<String, T>, R> probe) {
        long deadline = System.nanoTime() + max.toNanos();
        R found = probe.apply(current());
        while (found == null && System.nanoTime() < deadline) {
            reader.poll(this::fold);
            found = probe.apply(last);
        }
        return found;
    }

    @Override
    public void close() {
        reader.close();
    }

    private void fold(ConsumerRecord<byte[], byte[]> event) {
        String key = new String(event.key(), StandardCharsets.UTF_8);
        T value = reader.value(event);
        if (value == null) {
            last.remove(key);
        } else {
            last.put(key, value);
        }
    }
}
