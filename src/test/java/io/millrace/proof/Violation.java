package io.millrace.proof;

/**
 * A promise that was not kept.
 *
 * @param guarantee name of the promise
 * @param id what it concerns: the id of an event, a review, a snapshot, a job
 * @param where topic, partition and offset, or a file
 * @param what what was expected and what was found, without any text of a review
 */
public record Violation(String guarantee, String id, String where, String what) {

    @Override
    public String toString() {
        return guarantee + ": " + id + " at " + where + ": " + what;
    }
}
