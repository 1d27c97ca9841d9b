package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.proof.workload.EventClass;
import io.millrace.proof.workload.EventClass.Expectation;
import io.millrace.schema.Feedback;
import io.millrace.schema.Outcome;
import io.millrace.schema.Prediction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Outcomes join what is predicted of a review with its labels, each pair at most once. Of a review there are a sequence of
 * predictions and a sequence of labels, each in the order of its partition; in which order the two are merged is open. With
 * each prediction and each label that changes anything, once there is one of both, the newest of both make an outcome:
 *
 * <pre>
 *            label 1   label 2        outcomes are a path through this grid: from its left or upper edge, one step right
 * prediction 1   o ──► o              or down at a time, to its last corner when all is quiet. Every such path is right,
 * prediction 2         o              every other sequence of outcomes is wrong.
 * </pre>
 *
 * A label that was given before the known one changes nothing. Feedback that is planned to be a dead letter is no label. A
 * time at which feedback cannot have been given is replaced by that of its record; times of records must be plausible.
 */
public final class OutcomesFollow implements Guarantee {

    @Override
    public List<Violation> check(Evidence evidence) {
        Findings findings = new Findings(name());
        Map<String, OutcomeGrid> grids = new HashMap<>();
        for (ConsumerRecord<String, Prediction> read :
                evidence.log(evidence.topics().predictions(), Prediction.class)) {
            grid(grids, read, read.key()).add(read.value());
        }
        addLabels(evidence, grids);
        for (ConsumerRecord<String, Outcome> read :
                evidence.log(evidence.topics().outcomes(), Outcome.class)) {
            String mistake = grid(grids, read, read.key()).step(read.value());
            if (mistake != null) {
                findings.add(read.key(), Findings.at(read), mistake);
            }
        }
        grids.forEach((place, grid) -> {
            if (!grid.isComplete()) {
                findings.add(
                        grid.reviewId(),
                        evidence.topics().outcomes(),
                        "lacks the outcome of its last prediction and label");
            }
        });
        return findings.list();
    }

    private static void addLabels(Evidence evidence, Map<String, OutcomeGrid> grids) {
        Values<Feedback> values = new Values<>(evidence, Feedback.class);
        for (ConsumerRecord<byte[], byte[]> read :
                evidence.log(evidence.topics().feedback())) {
            if (EventClass.of(read.headers()).expectation() == Expectation.FEEDBACK) {
                String reviewId = new String(read.key(), StandardCharsets.UTF_8);
                grid(grids, read, reviewId).add(values.of(read), read.timestamp());
            }
        }
    }

    private static OutcomeGrid grid(Map<String, OutcomeGrid> grids, ConsumerRecord<?, ?> read, String reviewId) {
        return grids.computeIfAbsent(read.partition() + "/" + reviewId, place -> new OutcomeGrid(reviewId));
    }
}
