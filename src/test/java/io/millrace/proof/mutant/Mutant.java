package io.millrace.proof.mutant;

/** What is wrong with a service. */
public enum Mutant {
    /** Curation commits its offsets now and then, without transactions: after a kill it does some of its work again. */
    AT_LEAST_ONCE,
    /** A node changes its state, throws, and goes on with the next record: see {@link ForgetfulSettler}. */
    MUTATES_BEFORE_THROWING,
    /** The builder announces files that it has not published yet: see {@link EagerBuilder}. */
    PUBLISHES_BEFORE_EFFECT
}
