package io.millrace.runtime;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * The clients of a topology: those that Kafka Streams makes by itself, but for its producers, see {@code DecisiveProducer}. One
 * instance for one topology, whose admin client is made first and closed last.
 */
public final class DecisiveClients implements KafkaClientSupplier {

    private final Map<String, OwnOffsets> members = new ConcurrentHashMap<>();
    private final Function<Map<String, Object>, Consumer<byte[], byte[]>> inputs;
    private volatile Admin admin;

    /** Makes nothing yet. */
    public DecisiveClients() {
        this(DecisiveClients::consumer);
    }

    private DecisiveClients(Function<Map<String, Object>, Consumer<byte[], byte[]>> inputs) {
        this.inputs = inputs;
    }

    /** For a topology that reads a log which is there: the partitions of a topic are read in step, by the times of records. */
    public static DecisiveClients inStep() {
        return new DecisiveClients(InStepConsumer::new);
    }

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        admin = Admin.create(config);
        return admin;
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        String thread = thread(config);
        return new DecisiveProducer(config, member -> offsets(thread).any(member));
    }

    /** Asked late, as the producer of a thread is made before its consumer. With the streams protocol there is none to be seen. */
    private OwnOffsets offsets(String thread) {
        OwnOffsets offsets = members.get(thread);
        return offsets == null ? new StreamsGroupOffsets(admin) : offsets;
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        Consumer<byte[], byte[]> member = inputs.apply(config);
        members.put(thread(config), new ConsumerOffsets(member));
        return member;
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return consumer(config);
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return consumer(config);
    }

    /** The clients of a thread are named after it, and then after what they are. */
    private static String thread(Map<String, Object> config) {
        String client = (String) config.get(CommonClientConfigs.CLIENT_ID_CONFIG);
        return client.substring(0, client.lastIndexOf('-'));
    }

    private static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
