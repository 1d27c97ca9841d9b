package io.millrace.topic;

/** Topics, groups or local state could not be read or changed. */
public final class TopicException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong and what to do. */
    public TopicException(String message) {
        super(message);
    }

    /** What is wrong and what to do, and where it came from. */
    public TopicException(String message, Throwable cause) {
        super(message, cause);
    }
}
