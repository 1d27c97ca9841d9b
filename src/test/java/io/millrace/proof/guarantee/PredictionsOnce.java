package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.proof.Guarantee;
import io.millrace.proof.Violation;
import io.millrace.schema.Champion;
import io.millrace.schema.ModelEntry;
import io.millrace.schema.Prediction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * With {@code score.backfill}, every review that passes examination is predicted exactly once, duplicates and deliveries
 * that come again too; nothing else is: no erasure, no rejected review, no dead letter. The ids of predictions are unique;
 * each names a model that was champion, with its digest, and the review event that it is about. The predictions of one
 * partition of reviews are in one partition, in the order of the reviews, and the epoch of the champion never goes back
 * along it.
 *
 * <p>Left open: which of the champions predicts an event. If there never was a champion, there is no prediction.
 */
public final class PredictionsOnce implements Guarantee {

    @Override
    public List<Violation> check(Evidence evidence) {
        Findings findings = new Findings(name());
        Map<String, Champion> champions = champions(evidence);
        PredictionLog predictions = new PredictionLog(evidence, champions, findings);
        evidence.log(evidence.topics().predictions(), Prediction.class).forEach(predictions::pass);
        if (!champions.isEmpty()) {
            predictions.finish();
        }
        return findings.list();
    }

    private static Map<String, Champion> champions(Evidence evidence) {
        Map<String, Champion> champions = new HashMap<>();
        for (ConsumerRecord<String, ModelEntry> read :
                evidence.log(evidence.topics().models(), ModelEntry.class)) {
            Champion champion = read.value().getChampion();
            if (champion != null) {
                champions.put(champion.getVersion(), champion);
            }
        }
        return champions;
    }
}
