package io.millrace.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One thing that happened to a review.
 *
 * @param source where it is written
 * @param time when it happened
 * @param what in a word or two
 * @param where topic, partition and offset; or the topic alone for what is known by its name
 * @param details the fields of its record
 */
record StoryEntry(StorySource source, Instant time, String what, ObjectNode where, ObjectNode details) {}
