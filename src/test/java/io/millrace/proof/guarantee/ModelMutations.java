package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.schema.Champion;
import io.millrace.schema.GateVerdict;
import io.millrace.schema.JobState;
import io.millrace.schema.ModelEntry;
import io.millrace.schema.ModelStatus;
import io.millrace.schema.ModelVersion;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.SnapshotState;
import java.util.List;
import java.util.function.Predicate;

/** Faults of jobs and models. */
final class ModelMutations {

    private final Evidence evidence;
    private final LogTampering<RetrainingJob> jobs;
    private final LogTampering<ModelEntry> models;

    ModelMutations(Evidence evidence) {
        this.evidence = evidence;
        this.jobs = LogTampering.jobs(evidence);
        this.models = LogTampering.models(evidence);
    }

    List<Mutation> ofJobs() {
        int succeeded = jobs.first(job -> job.getState() == JobState.SUCCEEDED);
        String id = jobs.value(succeeded).getJobId();
        int requested = jobs.first(job -> job.getJobId().equals(id));
        return List.of(
                job("job requested twice", jobs().repeat(requested), id),
                job("job ended twice", jobs().repeat(succeeded), id),
                job("job runs after its end", jobs().follow(succeeded, ModelMutations::running), id),
                job("job forgotten", jobs().drop(succeeded), id),
                job("job of another number", jobs().change(requested, ModelMutations::renumbered), id));
    }

    List<Mutation> ofCandidates() {
        int candidate = models.first(ModelMutations::isCandidate);
        ModelVersion model = models.value(candidate).getModel();
        return List.of(
                job("candidate lost", models().drop(candidate), model.getJobId()),
                job("candidate repeated", models().repeat(candidate), model.getVersion()),
                job("job of no snapshot", withoutSnapshot(model.getSnapshotId()), model.getJobId()),
                champion("promoted against the gate", models().change(candidate, ModelMutations::failed), 1));
    }

    List<Mutation> ofChampions() {
        int first = models.first(isEpoch(1));
        return List.of(
                champion("champion lost", models().drop(first), 2),
                champion("champion repeated", models().repeat(first), 1),
                champion("champion of other bytes", models().change(first, ModelMutations::damaged), 1));
    }

    private LogTampering<RetrainingJob> jobs() {
        return LogTampering.jobs(evidence);
    }

    private LogTampering<ModelEntry> models() {
        return LogTampering.models(evidence);
    }

    private static Mutation job(String name, Evidence evidence, String id) {
        return new Mutation(name, evidence, OneJob.class, id);
    }

    private Mutation champion(String name, Evidence changed, long epoch) {
        String version =
                models.value(models.first(isEpoch(epoch))).getChampion().getVersion();
        return new Mutation(name, changed, ChampionChain.class, version);
    }

    private Evidence withoutSnapshot(String id) {
        return LogTampering.snapshots(evidence)
                .without(snapshot -> snapshot.getSnapshotId().equals(id) && snapshot.getState() == SnapshotState.READY);
    }

    private static Predicate<ModelEntry> isEpoch(long epoch) {
        return entry -> entry.getChampion() != null && entry.getChampion().getEpoch() == epoch;
    }

    private static boolean isCandidate(ModelEntry entry) {
        return entry.getModel() != null && entry.getModel().getStatus() == ModelStatus.CANDIDATE;
    }

    private static RetrainingJob running(RetrainingJob job) {
        return RetrainingJob.newBuilder(job)
                .setState(JobState.RUNNING)
                .setFinishedAt(null)
                .setModelVersion(null)
                .build();
    }

    private static RetrainingJob renumbered(RetrainingJob job) {
        return RetrainingJob.newBuilder(job).setNumber(job.getNumber() + 7).build();
    }

    private static ModelEntry failed(ModelEntry entry) {
        GateVerdict verdict = GateVerdict.newBuilder(entry.getModel().getGate())
                .setPassed(false)
                .build();
        return new ModelEntry(
                ModelVersion.newBuilder(entry.getModel()).setGate(verdict).build(), null);
    }

    private static ModelEntry damaged(ModelEntry entry) {
        String digest = "0".repeat(64);
        return new ModelEntry(
                null, Champion.newBuilder(entry.getChampion()).setDigest(digest).build());
    }
}
