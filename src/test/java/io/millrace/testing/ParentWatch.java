package io.millrace.testing;

import java.io.IOException;
import java.io.OutputStream;

/** Ends a process that tests forked when the process that forked it is gone. */
public final class ParentWatch {

    private ParentWatch() {}

    /** Begins to watch, in a thread of its own. */
    public static void start() {
        Thread watch = new Thread(ParentWatch::exitWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    /**
     * The parent holds the other end of standard input, and the operating system closes it however the parent ends. Nobody
     * waits for a clean stop then, and the brokers are gone too.
     */
    private static void exitWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("Lost the parent: " + e);
        }
        Runtime.getRuntime().halt(1);
    }
}
