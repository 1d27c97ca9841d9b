package io.millrace.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The process of one node, and the files that it leaves behind. Not thread-safe. */
final class NodeProcess {

    private static final Duration LOCK_WAIT = Duration.ofSeconds(10);
    private static final Duration PORT_WAIT = Duration.ofSeconds(40);
    private static final int OPTIMIZED = 4;
    /** The optimizing compiler takes a third of the time of a node in its first minutes, and its neighbours wait. */
    private static final int COMPILED_FAST = 1;

    private static final String JVM_ARGUMENTS = System.getProperty(EmbeddedCluster.JVM_ARGUMENTS);

    private static final String LOG_CONFIG = "classpath:io/millrace/embedded/broker-log4j2.xml";

    private final NodeConfig config;
    private final String clusterId;
    private final Properties properties;
    private final boolean sharesMachine;
    private Process process;

    NodeProcess(NodeConfig config, String clusterId, Properties properties, boolean sharesMachine) {
        this.config = config;
        this.clusterId = clusterId;
        this.properties = properties;
        this.sharesMachine = sharesMachine;
    }

    NodeConfig config() {
        return config;
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Forks the node and returns at once. Does nothing if it runs. */
    void start() throws IOException {
        if (isAlive()) {
            return;
        }
        awaitReleased(config.data().resolve(".lock"));
        awaitFree(config.port());
        awaitFree(config.controllerPort());
        writeFiles();
        process = new ProcessBuilder(command())
                .redirectErrorStream(true)
                .redirectOutput(config.console().toFile())
                .start();
    }

    /** Ends the node as {@code kill -9} does, and returns when it is gone. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Asks the node to stop and returns at once. */
    void terminate() {
        if (process != null) {
            process.destroy();
        }
    }

    /** Waits for the node to be gone, and kills it when it takes longer. */
    void awaitStopped(Duration timeout) {
        try {
            if (process != null && !process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** What went wrong with this node, in its own words. */
    EmbeddedClusterException failure(String what) {
        return new EmbeddedClusterException("broker %d on %s %s; see %s%n%s"
                .formatted(config.id(), config.address(), what, config.log(), lastWords()));
    }

    /** Only once nobody else runs in the directory: another broker's files are not ours to replace. */
    private void writeFiles() throws IOException {
        Files.createDirectories(config.data());
        try (OutputStream out = Files.newOutputStream(config.propertiesFile())) {
            properties.store(out, null);
        }
        Files.write(
                config.arguments(),
                javaArguments().stream().map(NodeProcess::quoted).toList());
    }

    /** Who tries to reach a node that is gone can be given its port for his own end, and holds it for a moment. */
    private void awaitFree(int port) throws IOException {
        if (process != null) {
            Waiting.until(PORT_WAIT, () -> Ports.isFree(port));
        }
        Ports.requireFree(port);
    }

    private String lastWords() {
        try {
            List<String> errors = LogTail.errors(config.log());
            return String.join("\n", errors.isEmpty() ? LogTail.lines(config.console()) : errors);
        } catch (IOException e) {
            return "and its log could not be read: " + e.getMessage();
        }
    }

    /** A terminal sends Ctrl-C to the whole process group; the broker must outlive its clients, so it ignores it. */
    private List<String> command() {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$0\" \"$@\""));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + config.arguments());
        if (JVM_ARGUMENTS != null) {
            command.add("@" + JVM_ARGUMENTS);
        }
        command.addAll(
                List.of(BrokerMain.class.getName(), config.propertiesFile().toString(), clusterId));
        return command;
    }

    private List<String> javaArguments() {
        return List.of(
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=" + (sharesMachine ? COMPILED_FAST : OPTIMIZED),
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Dlog4j2.configurationFile=" + LOG_CONFIG,
                "-Dmillrace.broker.log=" + config.log(),
                "-cp",
                System.getProperty("java.class.path"));
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** A broker whose parent was killed takes a moment to leave; it holds this lock until it has. */
    private static void awaitReleased(Path lock) throws IOException {
        boolean released = Waiting.until(LOCK_WAIT, () -> isReleased(lock));
        if (!released) {
            throw new EmbeddedClusterException("directory %s is in use by another broker; stop that or choose another"
                    .formatted(lock.getParent()));
        }
    }

    private static boolean isReleased(Path path) throws IOException {
        if (Files.notExists(path)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        }
    }
}
