package io.millrace.lint;

/** How much a finding matters, least first. */
public enum Severity {
    /** Good to know; nothing is wrong. */
    NOTE,
    /** Training works, and is said to work better if it is changed. */
    ADVICE,
    /** OpenAI's tool changes it before it goes on. */
    NECESSARY,
    /** The file cannot be used as it is. */
    ERROR
}
