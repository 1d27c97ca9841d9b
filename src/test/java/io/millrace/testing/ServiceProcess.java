package io.millrace.testing;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A service in a process of its own, which can be killed, stopped for a while and started again on the same state. It does
 * not outlive this JVM. For one thread at a time.
 */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration STOP_WAIT = Duration.ofMinutes(3);

    private final Path directory;
    private final List<String> command;
    private Process process;

    /** The same with half a gibibyte of heap. */
    public ServiceProcess(Path directory, Map<String, String> settings) throws IOException {
        this(directory, settings, List.of("-Xmx512m"));
    }

    /** The same with the product's own program. */
    public ServiceProcess(Path directory, Map<String, String> settings, List<String> options) throws IOException {
        this(directory, settings, options, ServiceMain.class);
    }

    /**
     * Prepares the process; it does not run yet.
     *
     * @param directory where its files and its log are
     * @param settings keys of {@code millrace.properties}, among them the roles
     * @param options of its JVM, after those of {@link ClassArchive}
     * @param program its main class
     * @param arguments further arguments of the program, after the properties file
     */
    public ServiceProcess(
            Path directory, Map<String, String> settings, List<String> options, Class<?> program, String... arguments)
            throws IOException {
        this.directory = Files.createDirectories(directory);
        Path file = directory.resolve("millrace.properties");
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ClassArchive.options());
        command.addAll(options);
        command.addAll(List.of(program.getName(), file.toString()));
        command.addAll(List.of(arguments));
    }

    /** Forks the process and returns at once. */
    public void start() throws IOException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /** Says whether it runs; it also does while it is paused. */
    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /**
     * Its exit code, once this life has ended; 128 and the number of the signal if a signal ended it. Completed by another
     * thread.
     */
    public CompletableFuture<Integer> exitCode() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Ends it as {@code kill -9} does, and returns when it is gone. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /**
     * Asks it to stop, and returns when it is gone.
     *
     * @throws IllegalStateException if it took too long and was killed
     */
    public void stop() {
        // Process.destroy would also close its input, which means that this JVM is gone.
        process.toHandle().destroy();
        try {
            process.onExit().orTimeout(STOP_WAIT.toSeconds(), TimeUnit.SECONDS).join();
        } catch (RuntimeException e) {
            kill();
            throw new IllegalStateException("a service did not stop within %s; see %s".formatted(STOP_WAIT, log()), e);
        }
    }

    /** Holds all its threads, as SIGSTOP does; connections stay open. */
    public void pause() throws IOException {
        signal("STOP");
    }

    /** Lets its threads go on. */
    public void resume() throws IOException {
        signal("CONT");
    }

    /** What it wrote, over all its lives. */
    public Path log() {
        return directory.resolve("service.log");
    }

    /** Kills it if it still runs. */
    @Override
    public void close() {
        if (isAlive()) {
            kill();
        }
    }

    private void signal(String name) throws IOException {
        new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                .inheritIO()
                .start()
                .onExit()
                .join();
    }
}
