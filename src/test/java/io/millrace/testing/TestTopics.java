package io.millrace.testing;

import io.millrace.config.ConfigKeys;
import io.millrace.serde.RegistryConfig;
import io.millrace.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Names that no other test of this JVM uses, so that tests can share a broker. */
public final class TestTopics {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private TestTopics() {}

    /** A topic, group or application id: the given word and a number. */
    public static String unique(String word) {
        return word + "-" + COUNTER.incrementAndGet();
    }

    /** What a service needs to know to use these topics, with a registry inside its JVM; more can be put into it. */
    public static Map<String, String> settings(Topics topics, String bootstrapServers) {
        Map<String, String> settings = new HashMap<>();
        settings.put(ConfigKeys.BOOTSTRAP_SERVERS, bootstrapServers);
        settings.put(RegistryConfig.URL, "mock://" + topics.applicationId());
        settings.put(ConfigKeys.APPLICATION_ID, topics.applicationId());
        settings.put(ConfigKeys.REVIEWS_TOPIC, topics.reviews());
        settings.put(ConfigKeys.FEEDBACK_TOPIC, topics.feedback());
        settings.put(ConfigKeys.PREDICTIONS_TOPIC, topics.predictions());
        return settings;
    }

    /** All of Millrace's topics with an application id, and input and output names, of their own. */
    public static Topics topics() {
        String app = unique("app");
        return new Topics(app, app + ".reviews", app + ".feedback", app + ".predictions");
    }
}
