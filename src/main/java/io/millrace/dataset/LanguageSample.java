package io.millrace.dataset;

import io.millrace.schema.Split;
import io.millrace.schema.TrainingRecord;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes of each language of the train split as much as its weight says. Whether a record is taken is decided by a hash of seed
 * and review, so it stays in or out from snapshot to snapshot, and nothing has to be counted first. For one thread.
 */
final class LanguageSample {

    /** The reason under which records are counted that were left out. */
    static final String REASON = "language";

    private static final double TO_UNIT_INTERVAL = 0x1.0p-53;

    private final LanguageWeights weights;
    private final ShuffleOrder order;
    private final Map<String, Double> kept = new HashMap<>();
    private final SortedMap<String, Long> offered = new TreeMap<>();
    private long leftOut;

    /** @param weights null to take all */
    LanguageSample(LanguageWeights weights, ShuffleOrder order) {
        this.weights = weights;
        this.order = order;
    }

    /** Whether the files get this record. */
    boolean takes(TrainingRecord row) {
        if (weights == null || row.getSplit() != Split.TRAIN) {
            return true;
        }
        offered.merge(row.getLanguage(), 1L, Long::sum);
        boolean taken = draw(row.getReviewId()) < kept.computeIfAbsent(row.getLanguage(), weights::kept);
        leftOut += taken ? 0 : 1;
        return taken;
    }

    /** Train records so far by language, those that were left out too; empty without weights. */
    SortedMap<String, Long> offered() {
        return Collections.unmodifiableSortedMap(offered);
    }

    /** What was left out so far, by reason and split; empty without weights. */
    SortedMap<String, SortedMap<String, Long>> leftOut() {
        SortedMap<String, SortedMap<String, Long>> byReason = new TreeMap<>();
        if (weights != null) {
            SortedMap<String, Long> bySplit = Guards.ofEachSplit();
            bySplit.put(Names.of(Split.TRAIN), leftOut);
            byReason.put(REASON, bySplit);
        }
        return byReason;
    }

    /** A number from 0 to 1, without 1. */
    private double draw(String reviewId) {
        return (order.draw(REASON, reviewId) >>> 11) * TO_UNIT_INTERVAL;
    }
}
