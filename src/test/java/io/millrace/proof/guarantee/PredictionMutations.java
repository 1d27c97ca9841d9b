package io.millrace.proof.guarantee;

import io.millrace.proof.Evidence;
import io.millrace.proof.workload.EventClass;
import io.millrace.schema.Champion;
import io.millrace.schema.ModelEntry;
import io.millrace.schema.Outcome;
import io.millrace.schema.Prediction;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Faults of predictions and outcomes. */
final class PredictionMutations {

    private static final int STARS = 5;

    private final Evidence evidence;

    PredictionMutations(Evidence evidence) {
        this.evidence = evidence;
    }

    List<Mutation> ofPredictions() {
        Prediction tenth = predictions().value(10);
        ConsumerRecord<byte[], byte[]> event = event(
                read -> read.partition() == tenth.getSourcePartition() && read.offset() == tenth.getSourceOffset());
        ConsumerRecord<byte[], byte[]> erasure = event(read -> EventClass.of(read.headers()) == EventClass.ERASE);
        return List.of(
                prediction("prediction lost", predictions().drop(10), id(event)),
                prediction("prediction repeated", predictions().repeat(10), id(event)),
                prediction(
                        "prediction of an erasure",
                        predictions().follow(10, prediction -> at(prediction, erasure)),
                        id(erasure)),
                prediction(
                        "prediction by nobody",
                        predictions().change(10, prediction -> by(prediction, nobody())),
                        id(tenth, nobody())));
    }

    List<Mutation> ofOrder() {
        return List.of(
                prediction(
                        "predictions swapped",
                        predictions().swap(10),
                        predictions().value(10).getPredictionId()),
                championGoesBack());
    }

    /** Whichever champions predicted the last two of a partition: by the second and then by the first. */
    private Mutation championGoesBack() {
        LogTampering<Prediction> log = predictions();
        int last = log.last(prediction -> prediction.getSourcePartition() == 0);
        long offset = log.value(last).getSourceOffset();
        int before =
                log.last(prediction -> prediction.getSourcePartition() == 0 && prediction.getSourceOffset() < offset);
        Prediction old = by(log.value(last), champion(1));
        Evidence newer = log.change(before, prediction -> by(prediction, champion(2)));
        return prediction(
                "champion goes back", LogTampering.predictions(newer).change(last, any -> old), old.getPredictionId());
    }

    List<Mutation> ofOutcomes() {
        int last = outcomes().last(outcome -> true);
        String id = outcomes().value(last).getReviewId();
        return List.of(
                outcome("outcome lost", outcomes().drop(last), id),
                outcome("outcome repeated", outcomes().repeat(last), id),
                outcome("outcome of another label", outcomes().change(last, PredictionMutations::relabelled), id));
    }

    private LogTampering<Prediction> predictions() {
        return LogTampering.predictions(evidence);
    }

    private LogTampering<Outcome> outcomes() {
        return LogTampering.outcomes(evidence);
    }

    private static Mutation prediction(String name, Evidence evidence, String id) {
        return new Mutation(name, evidence, PredictionsOnce.class, id);
    }

    private static Mutation outcome(String name, Evidence evidence, String id) {
        return new Mutation(name, evidence, OutcomesFollow.class, id);
    }

    private ConsumerRecord<byte[], byte[]> event(Predicate<ConsumerRecord<byte[], byte[]>> which) {
        return evidence.log(evidence.topics().reviews()).stream()
                .filter(which)
                .findFirst()
                .orElseThrow();
    }

    private static String id(ConsumerRecord<?, ?> event) {
        return EventClass.idOf(event.headers());
    }

    private static Prediction at(Prediction prediction, ConsumerRecord<?, ?> event) {
        return Prediction.newBuilder(prediction)
                .setSourcePartition(event.partition())
                .setSourceOffset(event.offset())
                .build();
    }

    private static Prediction by(Prediction prediction, Champion champion) {
        return Prediction.newBuilder(prediction)
                .setPredictionId(id(prediction, champion))
                .setModelVersion(champion.getVersion())
                .setModelDigest(champion.getDigest())
                .build();
    }

    private static String id(Prediction prediction, Champion champion) {
        return prediction.getSourcePartition() + "-" + prediction.getSourceOffset() + "-" + champion.getVersion();
    }

    private Champion nobody() {
        return Champion.newBuilder(champion(1)).setVersion("v99").build();
    }

    private Champion champion(long epoch) {
        LogTampering<ModelEntry> models = LogTampering.models(evidence);
        return models.value(models.first(entry ->
                        entry.getChampion() != null && entry.getChampion().getEpoch() == epoch))
                .getChampion();
    }

    private static Outcome relabelled(Outcome outcome) {
        return Outcome.newBuilder(outcome)
                .setActual(outcome.getActual() % STARS + 1)
                .build();
    }
}
