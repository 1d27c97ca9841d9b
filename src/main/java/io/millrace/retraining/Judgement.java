package io.millrace.retraining;

import io.millrace.schema.Evaluation;
import io.millrace.schema.GateVerdict;

/**
 * What is to be said of a challenger.
 *
 * @param challenger what it reached
 * @param majority what always saying the most frequent label reaches on the same records
 * @param mean what always saying the rounded mean reaches on the same records
 * @param verdict what the gate says
 */
record Judgement(Evaluation challenger, Evaluation majority, Evaluation mean, GateVerdict verdict) {}
