package io.millrace.testing;

/**
 * A Kafka cluster that is there, wherever it runs.
 *
 * @param bootstrapServers where clients connect: {@code host:port}, separated by commas
 * @param end stops it
 */
public record Broker(String bootstrapServers, Runnable end) implements AutoCloseable {

    @Override
    public void close() {
        end.run();
    }
}
