package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.proof.workload.EventClass;
import io.millrace.proof.workload.EventClass.Expectation;
import io.millrace.schema.Champion;
import io.millrace.schema.Prediction;
import io.millrace.schema.Review;
import io.millrace.testing.Coordinates;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The predictions topic, read from its beginning. For one thread. */
final class PredictionLog {

    private final Map<Coordinates, ConsumerRecord<byte[], byte[]>> events = new HashMap<>();
    private final Values<Review> reviews;
    private final String topic;
    private final Map<String, Champion> champions;
    private final Findings findings;
    private final Set<String> ids = new HashSet<>();
    private final Set<Coordinates> predicted = new HashSet<>();
    private final Map<Integer, Long> lastOffsets = new HashMap<>();
    private final Map<Integer, Long> lastEpochs = new HashMap<>();

    PredictionLog(Evidence evidence, Map<String, Champion> champions, Findings findings) {
        this.reviews = new Values<>(evidence, Review.class);
        this.topic = evidence.topics().reviews();
        this.champions = champions;
        this.findings = findings;
        evidence.log(topic).forEach(event -> events.put(Coordinates.of(event), event));
    }

    void pass(ConsumerRecord<String, Prediction> read) {
        Prediction prediction = read.value();
        String id = prediction.getPredictionId();
        if (!ids.add(id)) {
            findings.add(id, Findings.at(read), "is there already");
        }
        Coordinates source = new Coordinates(topic, prediction.getSourcePartition(), prediction.getSourceOffset());
        checkEvent(read, source);
        checkOrder(read);
        checkModel(read);
    }

    /** Reports the events that should have been predicted and were not. */
    void finish() {
        events.forEach((source, event) -> {
            if (!predicted.contains(source) && isPredictable(event)) {
                findings.add(EventClass.idOf(event.headers()), Findings.at(event), "has no prediction");
            }
        });
    }

    private void checkEvent(ConsumerRecord<String, Prediction> read, Coordinates source) {
        ConsumerRecord<byte[], byte[]> event = events.get(source);
        if (event == null) {
            findings.add(read.value().getPredictionId(), Findings.at(read), "predicts no event");
            return;
        }
        String id = EventClass.idOf(event.headers());
        if (!predicted.add(source)) {
            findings.add(id, Findings.at(read), "is predicted again");
        }
        if (isPredictable(event)) {
            checkFields(read, event, id);
        } else {
            findings.add(
                    id,
                    Findings.at(read),
                    EventClass.of(event.headers()) + " at " + Findings.at(event) + " is predicted");
        }
    }

    private void checkFields(ConsumerRecord<String, Prediction> read, ConsumerRecord<byte[], byte[]> event, String id) {
        Prediction prediction = read.value();
        String key = new String(event.key(), StandardCharsets.UTF_8);
        findings.compare(id, Findings.at(read), "key", key, read.key());
        findings.compare(id, Findings.at(read), "review_id", key, prediction.getReviewId());
        findings.compare(id, Findings.at(read), "partition", event.partition(), read.partition());
        boolean labelled = reviews.of(event).getStars() != null;
        findings.compare(id, Findings.at(read), "label_known", labelled, prediction.getLabelKnown());
        findings.compare(
                id,
                Findings.at(read),
                "prediction_id",
                event.partition() + "-" + event.offset() + "-" + prediction.getModelVersion(),
                prediction.getPredictionId());
    }

    private void checkOrder(ConsumerRecord<String, Prediction> read) {
        Prediction prediction = read.value();
        Long before = lastOffsets.put(prediction.getSourcePartition(), prediction.getSourceOffset());
        if (before != null && before >= prediction.getSourceOffset()) {
            findings.add(
                    prediction.getPredictionId(), Findings.at(read), "comes after the prediction of offset " + before);
        }
    }

    private void checkModel(ConsumerRecord<String, Prediction> read) {
        Prediction prediction = read.value();
        Champion champion = champions.get(prediction.getModelVersion());
        if (champion == null) {
            findings.add(
                    prediction.getPredictionId(),
                    Findings.at(read),
                    prediction.getModelVersion() + " was never champion");
            return;
        }
        findings.compare(
                prediction.getPredictionId(),
                Findings.at(read),
                "digest",
                champion.getDigest(),
                prediction.getModelDigest());
        Long before = lastEpochs.put(prediction.getSourcePartition(), champion.getEpoch());
        if (before != null && before > champion.getEpoch()) {
            findings.add(
                    prediction.getPredictionId(),
                    Findings.at(read),
                    "epoch " + champion.getEpoch() + " comes after epoch " + before);
        }
    }

    private static boolean isPredictable(ConsumerRecord<byte[], byte[]> event) {
        return EventClass.of(event.headers()).expectation() == Expectation.CANDIDATE;
    }
}
