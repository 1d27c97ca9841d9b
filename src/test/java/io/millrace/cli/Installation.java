package io.millrace.cli;

import io.millrace.app.Application;
import io.millrace.app.EmbeddedStack;
import io.millrace.config.ConfigKeys;
import io.millrace.config.ConfigSources;
import io.millrace.config.MillraceConfig;
import io.millrace.serde.RegistryConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A broker, a registry, a file of settings, and the application when it is started. For one thread. */
final class Installation implements AutoCloseable {

    private final Path directory;
    private final EmbeddedStack stack;
    private final Path file;
    private Application application;

    private Installation(Path directory, EmbeddedStack stack, Path file) {
        this.directory = directory;
        this.stack = stack;
        this.file = file;
    }

    /**
     * Starts broker and registry; a snapshot needs so many records, and a model is trained when it is asked for.
     *
     * @param more further settings, {@code key=value}
     */
    static Installation start(Path directory, int snapshotRecordsMin, String... more) throws IOException {
        EmbeddedStack stack = EmbeddedStack.start(directory.resolve("stack"), 0, 0);
        Path file = Files.writeString(
                directory.resolve("millrace.properties"),
                String.join(
                        "\n",
                        ConfigKeys.BOOTSTRAP_SERVERS + "=" + stack.cluster().bootstrapServers(),
                        RegistryConfig.URL + "=" + stack.registry().url(),
                        ConfigKeys.STATE_DIR + "=" + directory.resolve("state"),
                        ConfigKeys.STORAGE_URI + "="
                                + directory.resolve("storage").toUri(),
                        ConfigKeys.TOPICS_PARTITIONS + "=2",
                        ConfigKeys.WINDOW_DURATION_MS + "=500",
                        ConfigKeys.WINDOW_IDLE_MS + "=1000",
                        ConfigKeys.SNAPSHOT_RECORDS_MIN + "=" + snapshotRecordsMin,
                        ConfigKeys.RETRAIN_RECORDS_MIN + "=1000000",
                        ConfigKeys.GATE_TEST_RECORDS_MIN + "=1",
                        ConfigKeys.API_PORT + "=0",
                        String.join("\n", more)));
        return new Installation(directory, stack, file);
    }

    String bootstrapServers() {
        return stack.cluster().bootstrapServers();
    }

    String registryUrl() {
        return stack.registry().url();
    }

    /** The file of settings. */
    Path file() {
        return file;
    }

    /** The settings. */
    Map<String, String> settings() {
        return new ConfigSources().file(file).toMap();
    }

    /** Runs a command with the settings. */
    Terminal run(String... arguments) {
        return Terminal.run(Stream.concat(Stream.of(arguments), Stream.of("--config", file.toString()))
                .toArray(String[]::new));
    }

    void startApplication() {
        MillraceConfig config = new MillraceConfig(settings());
        application = new Application(config, config.roles());
        application.start();
    }

    void stopApplication() {
        if (application != null) {
            application.close();
            application = null;
        }
    }

    /** Writes a file for a command to read. */
    Path write(String name, Stream<String> lines) throws IOException {
        return Files.writeString(directory.resolve(name), lines.collect(Collectors.joining("\n")));
    }

    @Override
    public void close() {
        stopApplication();
        stack.close();
    }
}
