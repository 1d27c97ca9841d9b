/**
 * The topic catalogue: every topic's name, shape and settings, how topics are created and checked, and how an
 * application is reset. Start reading at {@link io.millrace.topic.Topics}; no other class holds a topic string. Then
 * {@link io.millrace.topic.TopicCatalogue} says what each topic must be like,
 * {@link io.millrace.topic.TopicProvisioner} makes it so, and {@link io.millrace.topic.ApplicationReset} undoes what an
 * application has done. May import Kafka's admin client, nothing of Millrace's own.
 */
package io.millrace.topic;
