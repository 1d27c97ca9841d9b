package io.millrace.audit;

/** An audit cannot be made; the message says what to do. */
public final class AuditException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong and what to do. */
    AuditException(String message) {
        super(message);
    }

    /** What is wrong and what to do, and where it came from. */
    AuditException(String message, Throwable cause) {
        super(message, cause);
    }
}
