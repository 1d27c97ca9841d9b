/**
 * How records become bytes. At the edges: Avro in the Confluent wire format, with a schema registry; start reading at
 * {@link io.millrace.serde.AvroSerdes}. Inside, for repartition and changelog topics: a fixed local binary form that
 * never asks a registry; start at {@link io.millrace.serde.BinarySerde}. May import Kafka's clients, Avro and Jackson,
 * nothing of Millrace's own.
 */
package io.millrace.serde;
