package io.millrace.topic;

import java.util.Objects;

/**
 * The names of all topics. Input and output topics have names of their own; those that Millrace owns begin with the
 * application id.
 *
 * @param applicationId the application id, also the prefix of the owned topics
 * @param reviews the users' reviews, keyed by review id
 * @param feedback the users' feedback, keyed by review id
 * @param predictions what the scorer says, keyed by review id
 */
public record Topics(String applicationId, String reviews, String feedback, String predictions) {

    public Topics {
        Objects.requireNonNull(applicationId, "applicationId");
        Objects.requireNonNull(reviews, "reviews");
        Objects.requireNonNull(feedback, "feedback");
        Objects.requireNonNull(predictions, "predictions");
    }

    /** The names that a user gets without configuring any. */
    public static Topics standard() {
        return new Topics("millrace", "reviews", "feedback", "predictions");
    }

    /** The audit log of curation: one decision a review event, keyed by review id. */
    public String decisions() {
        return owned("decisions");
    }

    /** The training-record log, keyed by review id, compacted. */
    public String trainingRecords() {
        return owned("training-records");
    }

    /** The closed windows of the training-record log, keyed by partition. */
    public String windows() {
        return owned("windows");
    }

    /** The snapshots, keyed by snapshot id, compacted. */
    public String snapshots() {
        return owned("snapshots");
    }

    /** The retraining jobs, keyed by job id, compacted. */
    public String jobs() {
        return owned("jobs");
    }

    /** The models and the champion pointer, compacted. */
    public String models() {
        return owned("models");
    }

    /** What operators ask for, keyed by command id. */
    public String commands() {
        return owned("commands");
    }

    /** Predictions joined with labels, keyed by review id. */
    public String outcomes() {
        return owned("outcomes");
    }

    /** What could not be processed: the bytes as received, and why, in headers. */
    public String deadLetters() {
        return owned("dead-letters");
    }

    private String owned(String name) {
        return applicationId + "." + name;
    }
}
