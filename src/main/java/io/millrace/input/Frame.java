package io.millrace.input;

/**
 * The text of one record of a file: a line, or several of a quoted field with line breaks.
 *
 * @param line the number of its first line, from 1
 * @param text the text without the line end; null if it cannot be read
 * @param problem why it cannot be read; null if it can
 */
record Frame(long line, String text, String problem) {}
