package io.millrace.demo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.millrace.demo.LoopLedger.LiveRecord;
import io.millrace.schema.Champion;
import io.millrace.schema.ModelVersion;
import io.millrace.schema.Outcome;
import io.millrace.schema.RetrainingJob;
import io.millrace.schema.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a demonstration came to. As JSON it has the keys of its components in snake case; what is marked as ignored is for the
 * page only.
 *
 * @param reviewsIn reviews that were sent
 * @param decisions decisions by reason
 * @param records training records by split, of the last state
 * @param snapshots the snapshots, oldest first
 * @param models the models, oldest first
 * @param predictions predictions by model version
 * @param feedbackApplied training records whose label came as feedback
 * @param liveAccuracy share of hits among predictions made before their label was known; null if there were none
 * @param deadLetters dead letters
 * @param seconds time from start to end
 * @param missing what was still missing when nothing moved any more, in words; empty if the loop was closed
 * @param details more, for the page
 */
@JsonNaming(SnakeCaseStrategy.class)
public record DemoReport(
        long reviewsIn,
        SortedMap<String, Long> decisions,
        Map<String, Long> records,
        List<SnapshotLine> snapshots,
        List<ModelLine> models,
        SortedMap<String, Long> predictions,
        long feedbackApplied,
        Double liveAccuracy,
        long deadLetters,
        double seconds,
        @JsonIgnore String missing,
        @JsonIgnore Details details) {

    /**
     * A snapshot.
     *
     * @param id its id
     * @param records distinct records that it holds
     * @param contentHash its content hash; null unless ready
     * @param directory URI of its directory; null unless ready
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record SnapshotLine(String id, long records, String contentHash, String directory) {

        static SnapshotLine of(Snapshot snapshot) {
            var dataset = snapshot.getDataset();
            return dataset == null
                    ? new SnapshotLine(snapshot.getSnapshotId(), 0, null, null)
                    : new SnapshotLine(
                            snapshot.getSnapshotId(),
                            sum(dataset.getBySplit()),
                            dataset.getContentHash(),
                            dataset.getLocation());
        }
    }

    /**
     * A model and the majority baseline on the same test records.
     *
     * @param version its version
     * @param status champion, retired, refused or candidate
     * @param accuracy share of hits
     * @param macroF1 mean F1 of the five labels
     * @param mae mean absolute error in stars
     * @param majorityAccuracy the same of always saying the most frequent label
     * @param majorityMae the same of always saying the most frequent label
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record ModelLine(
            String version,
            String status,
            double accuracy,
            double macroF1,
            double mae,
            double majorityAccuracy,
            double majorityMae) {

        static ModelLine of(ModelVersion model) {
            return new ModelLine(
                    model.getVersion(),
                    model.getStatus().name().toLowerCase(Locale.ROOT),
                    model.getEvaluation().getAccuracy(),
                    model.getEvaluation().getMacroF1(),
                    model.getEvaluation().getMae(),
                    model.getMajorityBaseline().getAccuracy(),
                    model.getMajorityBaseline().getMae());
        }
    }

    /**
     * What the page shows beyond the lines above.
     *
     * @param byLabel training records by stars
     * @param byLanguage training records by language
     * @param snapshots the snapshots as they are
     * @param jobs the jobs as they are
     * @param models the models as they are
     * @param champions all champions, first to last
     * @param outcomes the newest outcome of each prediction
     */
    public record Details(
            SortedMap<String, Long> byLabel,
            SortedMap<String, Long> byLanguage,
            List<Snapshot> snapshots,
            List<RetrainingJob> jobs,
            List<ModelVersion> models,
            List<Champion> champions,
            List<Outcome> outcomes) {}

    static DemoReport of(LoopLedger ledger, long reviewsIn, double seconds, String missing) {
        List<LiveRecord> live = ledger.records();
        return new DemoReport(
                reviewsIn,
                ledger.decisions(),
                splits(live),
                ledger.snapshots().stream().map(SnapshotLine::of).toList(),
                ledger.models().stream().map(ModelLine::of).toList(),
                ledger.predictions(),
                ledger.feedbackApplied(),
                liveAccuracy(ledger.outcomes()),
                ledger.deadLetters(),
                Math.round(seconds * 10) / 10.0,
                missing,
                details(ledger, live));
    }

    private static Details details(LoopLedger ledger, List<LiveRecord> live) {
        return new Details(
                count(live, item -> Integer.toString(item.stars())),
                count(live, LiveRecord::language),
                ledger.snapshots(),
                ledger.jobs(),
                ledger.models(),
                ledger.champions(),
                ledger.outcomes());
    }

    private static Map<String, Long> splits(List<LiveRecord> live) {
        SortedMap<String, Long> counted = count(live, LiveRecord::split);
        Map<String, Long> splits = new LinkedHashMap<>();
        List.of("train", "validation", "test").forEach(split -> splits.put(split, counted.getOrDefault(split, 0L)));
        return splits;
    }

    private static SortedMap<String, Long> count(List<LiveRecord> live, Function<LiveRecord, String> key) {
        return live.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
    }

    private static Double liveAccuracy(List<Outcome> outcomes) {
        List<Outcome> live = outcomes.stream().filter(Outcome::getLive).toList();
        long hits = live.stream().filter(DemoReport::isHit).count();
        return live.isEmpty() ? null : (double) hits / live.size();
    }

    static boolean isHit(Outcome outcome) {
        return outcome.getPredicted() == outcome.getActual();
    }

    static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
