/**
 * The topic catalogue: every topic's name, shape and settings, and how topics are created and checked. Start reading at
 * {@link io.millrace.topic.Topics}; no other class holds a topic string. May import Kafka's admin client, nothing of
 * Millrace's own.
 */
package io.millrace.topic;
