package io.millrace.testing;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * Confluent's serializer and deserializer, in a class loader of their own that has our Kafka and Avro before theirs. While it
 * is open, the thread that opened it, and threads that it starts, find these classes by their names.
 */
public final class ConfluentClasses implements AutoCloseable {

    /** Confluent's serializer. */
    public static final String SERIALIZER = "io.confluent.kafka.serializers.KafkaAvroSerializer";

    /** Confluent's deserializer. */
    public static final String DESERIALIZER = "io.confluent.kafka.serializers.KafkaAvroDeserializer";

    private static final MavenArtifact JAR =
            new MavenArtifact("org.apache.pinot:pinot-confluent-avro:1.5.0:jar:shaded");

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();
    private final URLClassLoader loader;

    /** Lets this thread find them. */
    public ConfluentClasses() throws IOException {
        loader = new URLClassLoader(new URL[] {JAR.file().toUri().toURL()}, before);
        thread.setContextClassLoader(loader);
    }

    @Override
    public void close() throws IOException {
        thread.setContextClassLoader(before);
        loader.close();
    }
}
