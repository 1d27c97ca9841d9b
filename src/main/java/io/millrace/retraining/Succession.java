package io.millrace.retraining;

import io.millrace.schema.Champion;
import io.millrace.schema.GateVerdict;
import io.millrace.schema.ModelStatus;
import io.millrace.schema.ModelVersion;
import java.time.Instant;
import java.util.Objects;

/**
 * Who may become champion. Promotion is a compare-and-set on the champion that the challenger was compared with, so
 * champions form a chain (invariant I8).
 */
final class Succession {

    private Succession() {}

    /**
     * Why a candidate may not serve, in words; null if it may.
     *
     * @param current version of the champion, null if there is none
     */
    static String refusal(ModelVersion candidate, String current) {
        GateVerdict gate = candidate.getGate();
        if (!gate.getPassed()) {
            return gate.getReason();
        }
        if (!Objects.equals(gate.getComparedWith(), current)) {
            return "compared with " + named(gate.getComparedWith()) + ", but " + named(current) + " serves now";
        }
        return null;
    }

    private static String named(String version) {
        return version == null ? "no champion" : version;
    }

    /**
     * The pointer to the next champion.
     *
     * @param current the champion so far, null if there is none
     */
    static Champion crown(ModelVersion model, Champion current, String reason, long clockMs) {
        return Champion.newBuilder()
                .setVersion(model.getVersion())
                .setPrevious(current == null ? null : current.getVersion())
                .setEpoch(current == null ? 1 : current.getEpoch() + 1)
                .setLocation(model.getLocation())
                .setDigest(model.getDigest())
                .setReason(reason)
                .setPromotedAt(Instant.ofEpochMilli(clockMs))
                .build();
    }

    /** The model with another status. */
    static ModelVersion as(ModelStatus status, ModelVersion model, String reason, long clockMs) {
        return ModelVersion.newBuilder(model)
                .setStatus(status)
                .setReason(reason)
                .setChangedAt(Instant.ofEpochMilli(clockMs))
                .build();
    }
}
