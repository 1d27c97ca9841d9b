package io.millrace.embedded;

import java.io.IOException;
import java.io.OutputStream;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * The main class of a forked node: formats the data directory unless it is, then runs the broker until it is told to
 * stop, or until the process that forked it is gone.
 *
 * <p>The parent holds the other end of standard input, and the operating system closes it however the parent ends,
 * {@code kill -9} included. So the end of the input is the sign to leave, and no process id has to be watched.
 */
final class BrokerMain {

    private static final long EXIT_MS_MAX = 8_000;

    private BrokerMain() {}

    /**
     * Runs one node; returns when it is stopped.
     *
     * @param args the path of {@code server.properties}, the cluster id
     */
    public static void main(String[] args) {
        daemon("parent-watch", BrokerMain::exitWithParent);
        StorageTool.execute(new String[] {"format", "--ignore-formatted", "-t", args[1], "-c", args[0]}, System.out);
        Kafka.main(new String[] {args[0]});
    }

    private static void exitWithParent() {
        awaitEndOfInput();
        daemon("exit", () -> System.exit(0));
        // A clean stop can wait for minutes for a quorum whose other nodes are gone.
        try {
            Thread.sleep(EXIT_MS_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }

    private static void awaitEndOfInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("Lost the parent: " + e);
        }
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
