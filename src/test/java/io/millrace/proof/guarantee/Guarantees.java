package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import java.util.List;
import java.util.stream.Stream;

/** All promises. */
public final class Guarantees {

    private Guarantees() {}

    /** Every promise, in the order of the loop. */
    public static List<Guarantee> all() {
        return Stream.concat(CurationGuarantees.all().stream(), LoopGuarantees.all().stream())
                .toList();
    }

    /** Every violation of every promise. */
    public static List<Violation> check(Evidence evidence) {
        return all().stream()
                .flatMap(guarantee -> guarantee.check(evidence).stream())
                .toList();
    }
}
