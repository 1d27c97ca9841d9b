/**
 * What a model is at rest and at work: the predictor, the linear model that the local trainer makes, its file, and the
 * store of published models, which are loaded by digest. No Kafka; may import JSON and {@code java.nio.file}, nothing
 * else of Millrace's own. Start reading at {@link io.millrace.model.Predictor}, then
 * {@link io.millrace.model.ModelStore}.
 */
package io.millrace.model;
