package io.millrace.serde;

import org.apache.avro.Schema;

/**
 * A schema in the registry.
 *
 * @param id its id, the same in every subject
 * @param version its version in the subject that was asked for, from 1
 * @param schema the parsed schema
 */
public record RegisteredSchema(int id, int version, Schema schema) {}
