package io.millrace.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores of two topologies in one process, as the roles of an all-in-one process have them. */
class RocksDbBoundsTest {

    private static final long SEED = 5;
    private static final long BYTES_MAX = 16L << 20;
    private static final int VALUE_BYTES = 4096;

    @TempDir
    private Path temp;

    @Test
    void shouldHoldTheStoresOfAllTopologiesWithinOneBound() {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        try (TopologyTestDriver one = driver("one");
                TopologyTestDriver other = driver("other")) {
            // Given
            long bound = RocksDbBounds.bytesMax();
            long before = RocksDbBounds.bytesUsed();

            // When
            long written = 0;
            while (written < 2 * bound) {
                written += write(one, random) + write(other, random);
            }

            // Then
            System.out.printf(
                    "bound %d, used before %d and after writing %d: %d%n",
                    bound, before, written, RocksDbBounds.bytesUsed());
            assertThat(RocksDbBounds.bytesUsed()).as("of a cache that both use").isGreaterThan(before);
            assertThat(RocksDbBounds.bytesUsed()).as("of the bound").isLessThan(bound + bound / 10);
        }
    }

    /** Writes to both stores of a topology, and reads from them, which fills the cache. */
    private static long write(TopologyTestDriver driver, Random random) {
        TestInputTopic<byte[], byte[]> input =
                driver.createInputTopic("input", new ByteArraySerializer(), new ByteArraySerializer());
        for (int i = 0; i < 256; i++) {
            input.pipeInput(bytes(random, 16), bytes(random, VALUE_BYTES));
        }
        return 2L * 256 * VALUE_BYTES;
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private TopologyTestDriver driver(String application) {
        Properties properties = new StreamsSettings(
                        Map.of("bootstrap.servers", "127.0.0.1:1"),
                        temp.resolve(application),
                        "dead-letters",
                        StreamsSettings.CLASSIC,
                        100,
                        Liveness.standard(),
                        -1,
                        0,
                        BYTES_MAX)
                .toProperties(application, 1);
        return new TopologyTestDriver(topology(), properties);
    }

    private static Topology topology() {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(
                        "input",
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("read"))
                .process(
                        StoredProcessor.of(RocksDbBoundsTest::writer, store("left"), store("right")),
                        Named.as("write"));
        return builder.build();
    }

    private static StoreBuilder<KeyValueStore<byte[], byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    private static Processor<byte[], byte[], Void, Void> writer() {
        return new ContextualProcessor<>() {
            @Override
            public void process(Record<byte[], byte[]> record) {
                for (String name : new String[] {"left", "right"}) {
                    KeyValueStore<byte[], byte[]> store = context().getStateStore(name);
                    store.get(record.value());
                    store.put(record.key(), record.value());
                }
            }
        };
    }
}
