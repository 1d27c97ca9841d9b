/**
 * The promises, a small class each. They import the topic names, the schemas, the serdes and the pure functions on texts of the
 * product, and none of its rules.
 */
package io.millrace.proof.guarantee;
