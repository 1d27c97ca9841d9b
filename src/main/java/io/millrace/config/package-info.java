/**
 * The configuration: keys with documentation, type, default and validator in one {@code ConfigDef}, the sources they come
 * from, and the generated reference. Start at {@link io.millrace.config.MillraceConfig}. May import Kafka's configuration
 * classes, {@code topic}, and the settings records of {@code text}, {@code privacy}, {@code quality}, {@code dataset} and {@code curation}.
 */
package io.millrace.config;
