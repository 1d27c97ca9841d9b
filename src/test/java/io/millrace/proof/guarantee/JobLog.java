package io.millrace.proof.guarantee;

import io.millrace.schema.JobState;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The jobs topic, read from its beginning. For one thread. */
final class JobLog {

    private final Map<String, Snapshot> ready;
    private final Findings findings;
    private final Map<String, RetrainingJob> requested = new HashMap<>();
    private final Map<String, String> configurations = new HashMap<>();
    private final Map<String, RetrainingJob> succeeded = new HashMap<>();
    private ConsumerRecord<String, RetrainingJob> inFlight;
    private long number;
    private long snapshotNumber;

    JobLog(Map<String, Snapshot> ready, Findings findings) {
        this.ready = ready;
        this.findings = findings;
    }

    void pass(ConsumerRecord<String, RetrainingJob> read) {
        RetrainingJob job = read.value();
        findings.compare(read.key(), Findings.at(read), "job_id", read.key(), job.getJobId());
        if (job.getState() == JobState.REQUESTED) {
            request(read);
        } else {
            checkInFlight(read);
        }
        if (job.getState() == JobState.SUCCEEDED || job.getState() == JobState.FAILED) {
            end(job);
        }
    }

    void finish() {
        if (inFlight != null) {
            findings.add(inFlight.key(), Findings.at(inFlight), "has not ended");
        }
    }

    /** The jobs that succeeded, by id. */
    Map<String, RetrainingJob> succeeded() {
        return succeeded;
    }

    private void request(ConsumerRecord<String, RetrainingJob> read) {
        RetrainingJob job = read.value();
        findings.compare(job.getJobId(), Findings.at(read), "number", ++number, job.getNumber());
        number = job.getNumber();
        String configuration = job.getSnapshotId() + " " + job.getConfigurationDigest();
        String other = configurations.putIfAbsent(configuration, job.getJobId());
        if (requested.put(job.getJobId(), job) != null || other != null) {
            findings.add(job.getJobId(), Findings.at(read), "snapshot and configuration were requested before");
        }
        if (inFlight != null) {
            findings.add(inFlight.key(), Findings.at(inFlight), "has not ended when " + read.key() + " is requested");
            findings.add(job.getJobId(), Findings.at(read), "requested while " + inFlight.key() + " is in flight");
        }
        checkSnapshot(read);
        inFlight = read;
    }

    private void checkSnapshot(ConsumerRecord<String, RetrainingJob> read) {
        Snapshot snapshot = ready.get(read.value().getSnapshotId());
        if (snapshot == null || snapshot.getNumber() <= snapshotNumber) {
            findings.add(
                    read.key(),
                    Findings.at(read),
                    "its snapshot " + read.value().getSnapshotId() + " is not ready, or was passed");
        } else {
            snapshotNumber = snapshot.getNumber();
        }
    }

    private void checkInFlight(ConsumerRecord<String, RetrainingJob> read) {
        RetrainingJob job = read.value();
        if (inFlight == null || !inFlight.key().equals(job.getJobId())) {
            findings.add(job.getJobId(), Findings.at(read), job.getState() + ", though it is not in flight");
        }
        RetrainingJob request = requested.get(job.getJobId());
        if (request != null && !request.equals(asRequested(job))) {
            findings.add(job.getJobId(), Findings.at(read), job.getState() + " differs from what was requested");
        }
    }

    private void end(RetrainingJob job) {
        if (inFlight != null && inFlight.key().equals(job.getJobId())) {
            inFlight = null;
        }
        if (job.getState() == JobState.SUCCEEDED) {
            succeeded.put(job.getJobId(), job);
        }
    }

    private static RetrainingJob asRequested(RetrainingJob job) {
        return RetrainingJob.newBuilder(job)
                .setState(JobState.REQUESTED)
                .setStartedAt(null)
                .setFinishedAt(null)
                .setModelVersion(null)
                .setRemoteId(null)
                .setError(null)
                .build();
    }
}
