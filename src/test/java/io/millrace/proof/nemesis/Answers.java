package io.millrace.proof.nemesis;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;

/** Waits for answers of the cluster. */
final class Answers {

    private Answers() {}

    /**
     * The answer.
     *
     * @throws ExecutionException if the cluster did not give one, as it may while brokers are down
     */
    static <T> T of(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NemesisException("interrupted", e);
        }
    }
}
