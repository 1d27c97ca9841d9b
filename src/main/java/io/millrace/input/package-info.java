/**
 * Files of reviews and feedback, JSON Lines or CSV, line by line and in bounded memory; a bad line is told and passed
 * over. Start at {@link io.millrace.input.InputReader}. Pure: may import Jackson and the generated records, not Kafka
 * and nothing else of Millrace's own.
 */
package io.millrace.input;
