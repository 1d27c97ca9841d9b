package io.millrace.retraining;

import io.millrace.schema.Evaluation;
import io.millrace.schema.GateVerdict;
import io.millrace.schema.ModelStatus;
import io.millrace.schema.ModelVersion;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;

/** Candidates with the verdict of their gate. */
final class Candidates {

    private static final Evaluation EVALUATION =
            new Evaluation(100L, 0.6, 0.5, 0.4, Collections.nCopies(25, 4L), Map.of());

    private Candidates() {}

    /** One that is better than that champion; null if there was none. */
    static ModelVersion passed(long number, String comparedWith) {
        return candidate(number, true, "better", comparedWith);
    }

    static ModelVersion failed(long number, String comparedWith) {
        return candidate(number, false, "not better", comparedWith);
    }

    private static ModelVersion candidate(long number, boolean passed, String reason, String comparedWith) {
        return ModelVersion.newBuilder()
                .setVersion("v" + number)
                .setNumber(number)
                .setJobId("j-" + number)
                .setSnapshotId("s-" + number)
                .setDatasetHash("hash")
                .setTrainer("local")
                .setLocation("file:/models/v" + number)
                .setDigest("digest-" + number)
                .setStatus(ModelStatus.CANDIDATE)
                .setReason("waits for the gate")
                .setEvaluation(EVALUATION)
                .setMajorityBaseline(EVALUATION)
                .setMeanBaseline(EVALUATION)
                .setGate(GateVerdict.newBuilder()
                        .setPassed(passed)
                        .setReason(reason)
                        .setComparedWith(comparedWith)
                        .build())
                .setTrainedRecords(80)
                .setCreatedAt(Instant.EPOCH)
                .setChangedAt(Instant.EPOCH)
                .build();
    }
}
