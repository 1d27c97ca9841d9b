package io.millrace.input;

/** One line is wrong; the message says how, never what it says. */
final class BadLineException extends Exception {

    private static final long serialVersionUID = 1L;

    BadLineException(String message) {
        super(message);
    }
}
