package io.millrace.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.runtime.Service;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ApplicationTest {

    private static final int LIMIT_SECONDS = 10;

    @Test
    void shouldStopAllRolesAtTheSameTime() {
        // Given
        CountDownLatch closing = new CountDownLatch(2);
        Runnable together = () -> {
            closing.countDown();
            await(closing);
        };

        // When // Then
        assertThatCode(() -> Application.close(List.of(new Role("one", together), new Role("other", together))))
                .doesNotThrowAnyException();
    }

    @Test
    void shouldStopTheOthersWhenOneCannotBeStopped() {
        // Given
        CountDownLatch closed = new CountDownLatch(1);
        Role broken = new Role("broken", () -> {
            throw new IllegalStateException("cannot be stopped");
        });

        // When // Then
        assertThatThrownBy(() -> Application.close(List.of(broken, new Role("other", closed::countDown))))
                .hasRootCauseMessage("cannot be stopped");
        await(closed);
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("not within " + LIMIT_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Role(String name, Runnable end) implements Service {

        @Override
        public void start() {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public String state() {
            return "RUNNING";
        }

        @Override
        public CompletableFuture<Throwable> failure() {
            return new CompletableFuture<>();
        }

        @Override
        public void close() {
            end.run();
        }
    }
}
