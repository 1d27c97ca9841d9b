package io.millrace.demo;

/** A demonstration cannot go on. The message says why and what to do. */
public final class DemoException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with a message. */
    public DemoException(String message) {
        super(message);
    }

    /** Creates an exception with a message and its cause. */
    public DemoException(String message, Throwable cause) {
        super(message, cause);
    }
}
