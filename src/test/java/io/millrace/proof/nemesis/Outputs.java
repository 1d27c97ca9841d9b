package io.millrace.proof.nemesis;

/** What observers have seen of the outputs. Any thread may ask. */
@FunctionalInterface
public interface Outputs {

    /** The number of committed decisions seen so far, for each partition. */
    long[] decisions();
}
