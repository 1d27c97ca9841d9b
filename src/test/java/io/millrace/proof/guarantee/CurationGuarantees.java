package io.millrace.proof.guarantee;

import io.millrace.proof.Guarantee;
import java.util.List;

/** The guarantees about curation and about the logs themselves. */
public final class CurationGuarantees {

    private CurationGuarantees() {}

    /** All of them, in the order in which a reader should look at their violations: later ones rest on earlier ones. */
    public static List<Guarantee> all() {
        return List.of(
                new AcknowledgedIsInLog(),
                new Conservation(),
                new OneWinner(),
                new NearTexts(),
                new OneGroup(),
                new RightReason(),
                new LastWriter(),
                new TrueToSource(),
                new CountedCopies(),
                new SplitForEver(),
                new KeyOrder(),
                new StateEqualsOutput(),
                new NoAbortedRead());
    }
}
