package io.millrace.retraining;

import io.millrace.schema.JobState;
import io.millrace.schema.RetrainingJob;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** Makes job records. */
final class JobTemplate {

    private static final int ID_DIGITS = 12;

    private JobTemplate() {}

    /** A job for the newest snapshot. Its id is derived from snapshot and configuration, so it cannot exist twice. */
    static RetrainingJob request(RetrainState state, RetrainSettings settings, String reason, long clockMs) {
        String configuration = sha256(settings.trainer() + "\n" + settings.hyperparameters());
        return RetrainingJob.newBuilder()
                .setJobId("j-" + sha256(state.newest() + "\n" + configuration).substring(0, ID_DIGITS))
                .setNumber(state.jobs() + 1)
                .setSnapshotId(state.newest())
                .setState(JobState.REQUESTED)
                .setReason(reason)
                .setTrainer(settings.trainer())
                .setHyperparameters(settings.hyperparameters())
                .setConfigurationDigest(configuration)
                .setRequestedAt(Instant.ofEpochMilli(clockMs))
                .build();
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
