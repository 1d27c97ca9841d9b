package io.millrace.topic;

/**
 * Something that is wrong with a topic or with the cluster that holds it.
 *
 * @param topic the topic's name, or {@code "cluster"}
 * @param severity whether Millrace can run with it
 * @param problem what is wrong
 * @param advice what to do
 */
public record TopicFinding(String topic, Severity severity, String problem, String advice) {

    /** Whether Millrace can run with a finding. */
    public enum Severity {
        /** It cannot: it would lose records or give wrong results. */
        ERROR,
        /** It can, with a weaker guarantee than it could have. */
        WARNING
    }

    static TopicFinding error(String topic, String problem, String advice) {
        return new TopicFinding(topic, Severity.ERROR, problem, advice);
    }

    static TopicFinding warning(String topic, String problem, String advice) {
        return new TopicFinding(topic, Severity.WARNING, problem, advice);
    }

    /** One line for people. */
    @Override
    public String toString() {
        return "%s %s: %s; %s".formatted(severity, topic, problem, advice);
    }
}
