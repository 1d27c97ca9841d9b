package io.millrace.http;

import io.millrace.runtime.Service;
import java.util.concurrent.CompletableFuture;

/** A service that is in whatever state a test puts it. */
final class SteeredService implements Service {

    private final String name;
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private volatile String state = "RUNNING";
    private volatile boolean ready = true;

    SteeredService(String name) {
        this.name = name;
    }

    SteeredService in(String newState, boolean newReady) {
        state = newState;
        ready = newReady;
        return this;
    }

    void giveUp() {
        failure.complete(new IllegalStateException("gave up"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {}

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public String state() {
        if (state.isEmpty()) {
            throw new IllegalStateException("the test wants this to fail");
        }
        return state;
    }

    @Override
    public CompletableFuture<Throwable> failure() {
        return failure;
    }

    @Override
    public void close() {}
}
