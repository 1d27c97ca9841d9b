package io.millrace.proof;

import java.util.List;

/**
 * One promise of the service. An implementation says in its Javadoc what is promised, and checks it against the evidence of a
 * run: from the inputs alone, without the production rules. The same guarantees judge the short run and the long ones.
 */
public interface Guarantee {

    /** Its name in reports: that of the class. */
    default String name() {
        return getClass().getSimpleName();
    }

    /**
     * Looks for violations.
     *
     * @param evidence what a run left behind, read when it was quiet
     * @return every violation, empty if the promise was kept
     */
    List<Violation> check(Evidence evidence);
}
