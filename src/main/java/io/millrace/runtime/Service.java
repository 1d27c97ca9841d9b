package io.millrace.runtime;

import java.util.concurrent.CompletableFuture;

/**
 * A part of the program that runs until it is closed.
 *
 * <ol>
 *   <li>{@link #start()} is called once, and returns at once.
 *   <li>{@link #failure()} completes at most once, with the cause, when the service has given up; the process then ends.
 *   <li>{@link #close()} is called once, after start, and returns when nothing of it runs any more.
 * </ol>
 */
public interface Service extends AutoCloseable {

    /** The role that it plays, for status and logs. */
    String name();

    /** Starts it. */
    void start();

    /** Says whether it does its work now. Any thread may ask. */
    boolean isReady();

    /** The state in a word, for status. Any thread may ask. */
    String state();

    /** Completes with the cause when it has given up; never otherwise. */
    CompletableFuture<Throwable> failure();

    @Override
    void close();
}
