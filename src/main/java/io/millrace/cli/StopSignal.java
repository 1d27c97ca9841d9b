package io.millrace.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM as something that a command can wait for. The process does not end before the command has closed this,
 * so that it can stop cleanly; after a minute it ends all the same.
 */
final class StopSignal implements AutoCloseable {

    private static final long CLEAN_STOP_SECONDS_MAX = 60;

    private final CompletableFuture<Object> raised = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread hook = new Thread(this::raise, "stop");

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Completes, with null, when the process is asked to end. */
    CompletableFuture<Object> raised() {
        return raised;
    }

    /** Says that the command has stopped. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process ends already.
            return;
        }
    }

    private void raise() {
        raised.complete(null);
        try {
            if (!stopped.await(CLEAN_STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                System.err.println("millrace: did not stop within " + CLEAN_STOP_SECONDS_MAX + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
