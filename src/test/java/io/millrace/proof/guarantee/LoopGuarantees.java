package io.millrace.proof.guarantee;

import io.millrace.proof.Guarantee;
import java.util.List;

/** The promises about what comes after curation: windows, snapshots and their files, jobs, champions, predictions, outcomes. */
public final class LoopGuarantees {

    private LoopGuarantees() {}

    /** All of them, in the order of the loop. */
    public static List<Guarantee> all() {
        return List.of(
                new WindowCounts(),
                new SnapshotRanges(),
                new FilesEqualRecords(),
                new OneJob(),
                new ChampionChain(),
                new PredictionsOnce(),
                new OutcomesFollow());
    }
}
