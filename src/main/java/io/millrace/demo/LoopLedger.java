package io.millrace.demo;

import io.millrace.schema.Champion;
import io.millrace.schema.Decision;
import io.millrace.schema.DecisionOutcome;
import io.millrace.schema.ModelEntry;
import io.millrace.schema.ModelVersion;
import io.millrace.schema.Outcome;
import io.millrace.schema.Prediction;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import io.millrace.schema.TrainingRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the topics of the loop say so far. One thread writes, others read: every method holds the lock of the ledger for a
 * short time.
 */
public final class LoopLedger {

    private final SortedMap<String, Long> decisions = new TreeMap<>();
    private final Set<String> scoreable = new HashSet<>();
    private final Map<String, LiveRecord> records = new HashMap<>();
    private final Map<Integer, Long> recordEnds = new HashMap<>();
    private final Map<String, Snapshot> snapshots = new LinkedHashMap<>();
    private final Map<String, RetrainingJob> jobs = new LinkedHashMap<>();
    private final Map<String, ModelVersion> models = new LinkedHashMap<>();
    private final List<Champion> champions = new ArrayList<>();
    private final SortedMap<String, Long> predictions = new TreeMap<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private long deadLetters;
    private long events;

    /**
     * A training record that is not withdrawn.
     *
     * @param split train, validation or test
     * @param stars its label
     * @param language its language
     * @param corrected true if the label came as feedback
     */
    public record LiveRecord(String split, int stars, String language, boolean corrected) {}

    synchronized void decision(Decision decision) {
        events++;
        decisions.merge(decision.getReason(), 1L, Long::sum);
        boolean examined = decision.getOutcome() == DecisionOutcome.ACCEPTED
                || decision.getReason().equals("duplicate");
        if (examined) {
            scoreable.add(decision.getReviewId());
        }
    }

    synchronized void trainingRecord(String reviewId, TrainingRecord value, int partition, long offset) {
        events++;
        recordEnds.put(partition, offset + 1);
        if (value == null) {
            records.remove(reviewId);
        } else {
            String split = value.getSplit().name().toLowerCase(Locale.ROOT);
            boolean corrected = !value.getLabelSource().equals("review");
            records.put(reviewId, new LiveRecord(split, value.getStars(), value.getLanguage(), corrected));
        }
    }

    synchronized void snapshot(Snapshot snapshot) {
        events++;
        snapshots.put(snapshot.getSnapshotId(), snapshot);
    }

    synchronized void job(RetrainingJob job) {
        events++;
        jobs.put(job.getJobId(), job);
    }

    synchronized void model(ModelEntry entry) {
        events++;
        if (entry.getModel() != null) {
            models.put(entry.getModel().getVersion(), entry.getModel());
        }
        if (entry.getChampion() != null) {
            champions.add(entry.getChampion());
        }
    }

    synchronized void prediction(Prediction prediction) {
        events++;
        predictions.merge(prediction.getModelVersion(), 1L, Long::sum);
    }

    synchronized void outcome(Outcome outcome) {
        events++;
        outcomes.put(outcome.getPredictionId(), outcome);
    }

    synchronized void deadLetter() {
        events++;
        deadLetters++;
    }

    /** Decisions by reason. */
    public synchronized SortedMap<String, Long> decisions() {
        return new TreeMap<>(decisions);
    }

    /** All decisions. */
    public synchronized long decisionsTotal() {
        return decisions.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many of these reviews passed examination, so that the scorer predicts them. */
    public synchronized long scoreable(Set<String> reviewIds) {
        return scoreable.stream().filter(reviewIds::contains).count();
    }

    /** The training records that are not withdrawn. */
    public synchronized List<LiveRecord> records() {
        return List.copyOf(records.values());
    }

    /** How many training records have a label that came as feedback. */
    public synchronized long feedbackApplied() {
        return records.values().stream().filter(LiveRecord::corrected).count();
    }

    /** Says whether the snapshot holds all training records that were seen. */
    public synchronized boolean isComplete(Snapshot snapshot) {
        return snapshot.getCut().stream()
                .allMatch(end -> end.getEndOffset() >= recordEnds.getOrDefault(end.getPartition(), 0L));
    }

    /** The snapshots, oldest first, each as it is now. */
    public synchronized List<Snapshot> snapshots() {
        return List.copyOf(snapshots.values());
    }

    /** The jobs, oldest first, each as it is now. */
    public synchronized List<RetrainingJob> jobs() {
        return List.copyOf(jobs.values());
    }

    /** The models, oldest first, each as it is now. */
    public synchronized List<ModelVersion> models() {
        return List.copyOf(models.values());
    }

    /** All champions so far, first to last. */
    public synchronized List<Champion> champions() {
        return List.copyOf(champions);
    }

    /** Predictions by model version. */
    public synchronized SortedMap<String, Long> predictions() {
        return new TreeMap<>(predictions);
    }

    /** The outcomes, the newest of each prediction. */
    public synchronized List<Outcome> outcomes() {
        return List.copyOf(outcomes.values());
    }

    /** Dead letters. */
    public synchronized long deadLetters() {
        return deadLetters;
    }

    /** How many records were read: as long as it grows, something goes on. */
    public synchronized long events() {
        return events;
    }
}
