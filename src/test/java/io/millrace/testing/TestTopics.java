package io.millrace.testing;

import io.millrace.topic.Topics;
import java.util.concurrent.atomic.AtomicInteger;

/** Names that no other test of this JVM uses, so that tests can share a broker. */
public final class TestTopics {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private TestTopics() {}

    /** A topic, group or application id: the given word and a number. */
    public static String unique(String word) {
        return word + "-" + COUNTER.incrementAndGet();
    }

    /** All of Millrace's topics with an application id, and input and output names, of their own. */
    public static Topics topics() {
        String app = unique("app");
        return new Topics(app, app + ".reviews", app + ".feedback", app + ".predictions");
    }
}
