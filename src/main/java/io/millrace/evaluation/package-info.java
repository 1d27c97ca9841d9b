/**
 * What a model is worth, and whether it may serve: metrics, baselines, the paired test and the gate. Pure: no Kafka, no
 * files, no clock. May import the generated records of {@code io.millrace.schema} and the statistics library, nothing
 * else of Millrace's own. Start reading at {@link io.millrace.evaluation.Gate}, then
 * {@link io.millrace.evaluation.Evaluator}.
 */
package io.millrace.evaluation;
