package io.millrace.proof.nemesis;

import io.millrace.dataset.DirectoryTree;
import io.millrace.testing.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One instance of the service: a process with a directory of its own, which is started again one second after it ended by
 * itself, as Kubernetes does. Several threads may use it.
 */
public final class Instance implements AutoCloseable {

    /** What was last asked of it. */
    public enum State {
        /** It is not to run: never started, removed, or killed and not yet started again. */
        DOWN,
        /** It is to run. */
        RUNNING,
        /** Its threads are held. */
        PAUSED
    }

    private static final long RESTART_DELAY_MS = 1_000;

    private final String name;
    private final Path directory;
    private final ServiceProcess process;
    private final ScheduledExecutorService supervisor;
    private final Consumer<Exit> exits;
    private State state = State.DOWN;
    private int life;

    /**
     * Prepares the instance; it does not run yet.
     *
     * @param directory holds its state, its log and what arms its faults; its name is that of the instance
     * @param settings keys of {@code millrace.properties}
     * @param options of its JVM
     * @param supervisor starts it again
     * @param exits is told of each end that nobody asked for
     */
    Instance(
            Path directory,
            Map<String, String> settings,
            List<String> options,
            ScheduledExecutorService supervisor,
            Consumer<Exit> exits)
            throws IOException {
        this.name = directory.getFileName().toString();
        this.directory = directory;
        this.process = new ServiceProcess(directory, settings, options);
        this.supervisor = supervisor;
        this.exits = exits;
    }

    /** Its name, with which its client ids begin. */
    public String name() {
        return name;
    }

    /** Where its files are. */
    public Path directory() {
        return directory;
    }

    /** What was last asked of it. */
    public synchronized State state() {
        return state;
    }

    /** Starts it, or lets it go on if it was paused. Does nothing if it runs. */
    synchronized void start() {
        if (state == State.PAUSED) {
            signal(process::resume);
        }
        state = State.RUNNING;
        fork();
    }

    /** Ends it as {@code kill -9} does; it stays down. */
    synchronized void kill() {
        state = State.DOWN;
        process.close();
    }

    /** Stops it cleanly; it stays down. */
    synchronized void stop() {
        if (state == State.PAUSED) {
            signal(process::resume);
        }
        state = State.DOWN;
        if (process.isAlive()) {
            process.stop();
        }
    }

    /** Holds its threads; false if it does not run at this moment. */
    synchronized boolean pause() {
        if (state != State.RUNNING || !process.isAlive()) {
            return false;
        }
        signal(process::pause);
        state = State.PAUSED;
        return true;
    }

    /** Lets its threads go on. Does nothing if they are not held. */
    synchronized void resume() {
        if (state == State.PAUSED) {
            start();
        }
    }

    /** Deletes its local state; it must be down. */
    synchronized void deleteState() {
        if (process.isAlive()) {
            throw new IllegalStateException(name + " runs");
        }
        try {
            DirectoryTree.delete(state(directory));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the state of " + name, e);
        }
    }

    /** Where its local state is. */
    static Path state(Path directory) {
        return directory.resolve("state");
    }

    @Override
    public void close() {
        kill();
    }

    private void fork() {
        if (process.isAlive()) {
            return;
        }
        signal(process::start);
        int forked = ++life;
        process.exitCode().thenAcceptAsync(code -> onExit(forked, code), supervisor);
    }

    private synchronized void onExit(int ended, int code) {
        if (state != State.DOWN && ended == life) {
            state = State.RUNNING;
            exits.accept(new Exit(name, Instant.now(), code));
            supervisor.schedule(this::startAgain, RESTART_DELAY_MS, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void startAgain() {
        if (state == State.RUNNING) {
            fork();
        }
    }

    private void signal(Call call) {
        try {
            call.make();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start or signal " + name, e);
        }
    }

    @FunctionalInterface
    private interface Call {
        void make() throws IOException;
    }
}
