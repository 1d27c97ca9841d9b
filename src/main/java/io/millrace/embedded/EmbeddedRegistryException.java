package io.millrace.embedded;

/** The embedded registry cannot do what was asked; becomes the answer {@code {"error_code", "message"}}. */
final class EmbeddedRegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int code;

    EmbeddedRegistryException(int code, String message) {
        super(message);
        this.code = code;
    }

    /** The error code of Confluent's registry: an HTTP status, or one followed by two digits. */
    int code() {
        return code;
    }

    /** The HTTP status that the code begins with. */
    int status() {
        return code < 1000 ? code : code / 100;
    }
}
