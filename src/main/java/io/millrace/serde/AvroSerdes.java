package io.millrace.serde;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Makes the serdes of the edges, and checks at the start that their schemas are in the registry. Who writes and who
 * reads are chosen by class name, so that Confluent's classes, or any others that take the same keys, can be used
 * instead of {@link AvroSerializer} and {@link AvroDeserializer}. Serdes of our classes share one registry client.
 * Thread safe.
 */
public final class AvroSerdes {

    /** The class of the serializer; default {@link AvroSerializer}. */
    public static final String SERIALIZER_CLASS = "avro.serializer";

    /** The class of the deserializer; default {@link AvroDeserializer}. */
    public static final String DESERIALIZER_CLASS = "avro.deserializer";

    private final Map<String, Object> clientConfig;
    private final String serializerClass;
    private final String deserializerClass;
    private final SchemaRegistryClient client;
    private final SchemaIds ids;

    /**
     * Reads the configuration; asks no registry.
     *
     * @param clientConfig the registry's keys, see {@link RegistryConfig}, and the two class names; others may be there
     * @throws ConfigException if a key is wrong
     */
    public AvroSerdes(Map<String, ?> clientConfig) {
        GeneratedClasses.trust();
        this.clientConfig = new HashMap<>(clientConfig);
        serializerClass = className(SERIALIZER_CLASS, AvroSerializer.class);
        deserializerClass = className(DESERIALIZER_CLASS, AvroDeserializer.class);
        boolean needed = writesItself() || readsItself();
        RegistryConfig config = needed ? new RegistryConfig(clientConfig) : null;
        client = needed ? SchemaRegistryClient.create(config) : null;
        ids = needed ? new SchemaIds(client, config, false) : null;
    }

    /**
     * Makes a serde for the values of topics.
     *
     * @param type the generated class, or {@link SpecificRecord} for whichever class the schema of a record names
     * @throws ConfigException if a configured class is not on the class path or is no serializer or deserializer
     */
    public <T extends SpecificRecord> Serde<T> value(Class<T> type) {
        return Serdes.serdeFrom(serializer(type), deserializer(type));
    }

    /**
     * Makes sure that a topic's values can be written: with {@code auto.register.schemas=true} registers the schema,
     * otherwise looks it up. The id is kept, so the first record asks no registry. A serializer that is not ours does
     * this itself with the first record; then this does nothing.
     *
     * @param topic the topic
     * @param type the class of its values
     * @throws RegistryRefusedException if the registry does not take, or does not have, the schema; says what to do
     * @throws RegistryUnavailableException if the registry cannot be asked
     */
    public void register(String topic, Class<? extends SpecificRecord> type) {
        if (writesItself()) {
            ids.idOf(topic, type);
        }
    }

    private <T extends SpecificRecord> Serializer<T> serializer(Class<T> type) {
        if (writesItself()) {
            return new AvroSerializer<>(ids);
        }
        Serializer<T> serializer = NamedClass.create(SERIALIZER_CLASS, serializerClass, Serializer.class);
        serializer.configure(configFor(type), false);
        return serializer;
    }

    private <T extends SpecificRecord> Deserializer<T> deserializer(Class<T> type) {
        Deserializer<T> deserializer = readsItself()
                ? new AvroDeserializer<>(client)
                : NamedClass.create(DESERIALIZER_CLASS, deserializerClass, Deserializer.class);
        deserializer.configure(configFor(type), false);
        return deserializer;
    }

    private Map<String, Object> configFor(Class<?> type) {
        Map<String, Object> config = new HashMap<>(clientConfig);
        config.put(RegistryConfig.SPECIFIC_READER, true);
        if (type != SpecificRecord.class) {
            config.put(RegistryConfig.VALUE_TYPE, type);
        }
        // Else Confluent's serializer registers another version of each schema than ours.
        config.putIfAbsent("avro.remove.java.properties", true);
        // Else Confluent's asks its registry for associations, which others do not have.
        config.putIfAbsent(RegistryConfig.VALUE_SUBJECT, RegistryConfig.TOPIC_NAME_STRATEGY);
        return config;
    }

    private String className(String key, Class<?> standard) {
        Object name = clientConfig.getOrDefault(key, standard);
        return name instanceof Class<?> type ? type.getName() : name.toString();
    }

    private boolean writesItself() {
        return serializerClass.equals(AvroSerializer.class.getName());
    }

    private boolean readsItself() {
        return deserializerClass.equals(AvroDeserializer.class.getName());
    }
}
