package io.millrace.proof.nemesis;

import java.util.Optional;
import java.util.Random;

/** One way to make life hard. It has no state: what it did is undone by the end of its strike. */
public interface Fault {

    /** Its name in reports. */
    String name();

    /** Says whether it may be struck now: one instance and a majority of the brokers must be left alone. */
    boolean possible(Battlefield now);

    /**
     * Strikes.
     *
     * @param field what is struck
     * @param random chooses the target and the times
     * @return what was struck, and how it ends; empty if it was not possible after all and nothing happened
     */
    Optional<Strike> strike(Battlefield field, Random random);
}
