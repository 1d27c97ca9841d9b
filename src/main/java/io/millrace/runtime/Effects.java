package io.millrace.runtime;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which the effects of a loop run, one after the other, while the loop itself goes on polling. */
final class Effects implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Effects.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

    private final String name;
    private final ExecutorService thread;

    /** @param name of the loop, for thread and log */
    Effects(String name) {
        this.name = name;
        this.thread = Executors.newSingleThreadExecutor(runnable -> new Thread(runnable, name + "-effect"));
    }

    <T> Future<T> submit(Callable<T> effect) {
        return thread.submit(effect);
    }

    /** Does something after all that was submitted before. */
    void afterwards(Runnable last) {
        thread.execute(last);
    }

    /** What an effect gave that is done; its error goes on as the cause of an {@link IllegalStateException}. */
    static <T> T result(Future<T> effect) throws InterruptedException {
        try {
            return effect.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Waits, up to half a minute, for what the loop has cancelled before it ended, and what comes afterwards. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                LOGGER.warn("{}: its work goes on although it was interrupted", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
