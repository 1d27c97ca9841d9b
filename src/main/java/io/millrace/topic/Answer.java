package io.millrace.topic;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaFuture;

/** The cluster's answers to an admin client. */
final class Answer {

    private Answer() {}

    /**
     * Blocks until the cluster answers.
     *
     * @param request what was asked, for the message: "create topic reviews"
     * @throws TopicException if the cluster refuses or does not answer, with its reason as the cause
     */
    static <T> T to(String request, KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new TopicException("cannot " + request + ": " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicException("interrupted: could not " + request, e);
        }
    }

    /**
     * Blocks until the cluster answers a request that has nothing left to do in one case.
     *
     * @param done the cluster's error in that case
     * @return whether the request did anything
     * @throws TopicException as {@link #to}
     */
    static boolean unless(Class<? extends Exception> done, String request, KafkaFuture<?> future) {
        try {
            to(request, future);
            return true;
        } catch (TopicException e) {
            if (done.isInstance(e.getCause())) {
                return false;
            }
            throw e;
        }
    }
}
