/**
 * How a snapshot becomes a model: the trainer SPI and the local trainer. May import {@code io.millrace.model}, the reader
 * of {@code io.millrace.dataset} and the generated records of {@code io.millrace.schema}; trainers know nothing of Kafka.
 * Start reading at {@link io.millrace.training.Trainer}, then {@link io.millrace.training.LocalTrainer}.
 */
package io.millrace.training;
