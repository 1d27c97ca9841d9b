package io.millrace.proof.nemesis;

import io.millrace.config.ConfigKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;

/**
 * The instances of the service, numbered from 0: each a supervised process with local state, a log and a client id of its own;
 * storage and topics are shared. Several threads may use them.
 */
public final class Instances implements AutoCloseable {

    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError");

    private static final String CLIENT_ID = "kafka.client.id";
    private static final String INTERCEPTORS = "kafka.interceptor.classes";

    private final ScheduledExecutorService supervisor;
    private final Queue<Exit> exits = new ConcurrentLinkedQueue<>();
    private final List<Instance> instances;

    /**
     * Prepares instances; none runs yet.
     *
     * @param directory each gets a directory below it
     * @param settings keys of {@code millrace.properties} that they share; if {@code group.instance.id} is among them, each has
     *     its own name there
     * @param max how many there may be, at least 1
     */
    public Instances(Path directory, Map<String, String> settings, int max) throws IOException {
        supervisor = Executors.newScheduledThreadPool(max);
        List<Instance> all = new ArrayList<>();
        for (int i = 0; i < max; i++) {
            all.add(instance(directory.toAbsolutePath().resolve("instance-" + i), settings));
        }
        instances = List.copyOf(all);
    }

    private Instance instance(Path home, Map<String, String> settings) throws IOException {
        Map<String, String> all = new HashMap<>(settings);
        all.put(ConfigKeys.STATE_DIR, Instance.state(home).toString());
        all.put(ConfigKeys.API_PORT, "0");
        all.computeIfPresent(
                ConfigKeys.GROUP_INSTANCE_ID, (key, any) -> home.getFileName().toString());
        all.put(CLIENT_ID, home.getFileName().toString());
        all.put(INTERCEPTORS, HaltBeforeCommit.class.getName());
        List<String> options = new ArrayList<>(OPTIONS);
        options.add("-D" + HaltBeforeCommit.DIRECTORY + "=" + home);
        return new Instance(home, all, options, supervisor, exits::add);
    }

    /** All of them, whether they run or not. */
    public List<Instance> all() {
        return instances;
    }

    /** Numbers of those in a state. */
    public List<Integer> in(Instance.State state) {
        return IntStream.range(0, instances.size())
                .filter(i -> instances.get(i).state() == state)
                .boxed()
                .toList();
    }

    /** Names of those that are to run and are not held. */
    public List<String> living() {
        return in(Instance.State.RUNNING).stream()
                .map(i -> instances.get(i).name())
                .toList();
    }

    /** The name of an instance. */
    public String name(int i) {
        return instances.get(i).name();
    }

    /**
     * Starts the first one that is down.
     *
     * @return its number
     * @throws IllegalStateException if none is down
     */
    public int add() {
        int i = in(Instance.State.DOWN).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no instance is down"));
        restart(i);
        return i;
    }

    /** Stops an instance cleanly, as when scaling in; it keeps its state. */
    public void remove(int i) {
        instances.get(i).stop();
    }

    /** Ends an instance as {@code kill -9} does; it stays down until it is started again. */
    public void kill(int i) {
        instances.get(i).kill();
    }

    /** Starts an instance that is down; does nothing if it runs. */
    public void restart(int i) {
        instances.get(i).start();
    }

    /** Holds all threads of an instance, as SIGSTOP does; false if it does not run at this moment. */
    public boolean pause(int i) {
        return instances.get(i).pause();
    }

    /** Lets the threads of an instance go on; does nothing if they are not held. */
    public void resume(int i) {
        instances.get(i).resume();
    }

    /** Deletes the local state of an instance that is down. */
    public void deleteState(int i) {
        instances.get(i).deleteState();
    }

    /** What ended by itself so far, in order. */
    public List<Exit> exits() {
        return List.copyOf(exits);
    }

    /** Kills all that run. */
    @Override
    public void close() {
        supervisor.shutdownNow();
        instances.forEach(Instance::close);
    }
}
