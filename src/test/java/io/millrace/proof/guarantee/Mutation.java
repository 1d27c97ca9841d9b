package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;

/**
 * A fault that the service does not have.
 *
 * @param name what would have gone wrong
 * @param evidence what it would have left behind
 * @param guarantee the promise that it breaks
 * @param id what a violation must be about
 */
record Mutation(String name, Evidence evidence, Class<?> guarantee, String id) {

    @Override
    public String toString() {
        return name;
    }
}
