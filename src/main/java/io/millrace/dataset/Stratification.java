package io.millrace.dataset;

import io.millrace.schema.Split;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares what was asked for with what the files hold:
 *
 * <ul>
 *   <li>{@value #SPLITS}: the percentages of the splits, with the records in the files
 *   <li>{@value #LABELS}: equal shares or the {@link LabelTarget}, if labels are balanced, with the rows of train
 *   <li>{@value #LANGUAGES}: what the {@link LanguageWeights} make of the records that there were, with the rows of train, which
 *       balancing changes too
 * </ul>
 *
 * <p>What was not asked for is not there.
 */
final class Stratification {

    static final String SPLITS = "splits";
    static final String LABELS = "labels";
    static final String LANGUAGES = "languages";

    private static final List<Split> ORDER = List.of(Split.TRAIN, Split.VALIDATION, Split.TEST);

    private final DatasetConfiguration configuration;
    private final SortedMap<String, SortedMap<String, Share>> strata = new TreeMap<>();

    private Stratification(DatasetConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * Compares.
     *
     * @param offered train records by language before some were left out for their weight
     * @param written what the files hold
     * @return by kind, then by split, stars or language
     */
    static SortedMap<String, SortedMap<String, Share>> of(
            DatasetConfiguration configuration, SortedMap<String, Long> offered, Tally written) {
        Stratification compared = new Stratification(configuration);
        compared.add(SPLITS, compared.splits(), written.records());
        compared.add(LABELS, compared.labels(written.trainRows()), Manifest.withTextKeys(written.trainRows()));
        compared.add(LANGUAGES, compared.languages(offered), written.trainLanguages());
        return Collections.unmodifiableSortedMap(compared.strata);
    }

    private Map<String, BigDecimal> splits() {
        List<Integer> percent = configuration.selection().splitPercent();
        Map<String, BigDecimal> wanted = new TreeMap<>();
        for (int i = 0; i < percent.size(); i++) {
            wanted.put(Names.of(ORDER.get(i)), BigDecimal.valueOf(percent.get(i)));
        }
        return wanted;
    }

    private Map<String, BigDecimal> labels(SortedMap<Integer, Long> trainRows) {
        Map<String, BigDecimal> wanted = new TreeMap<>();
        switch (configuration.balance()) {
            case NONE -> {}
            case UNDERSAMPLE, OVERSAMPLE ->
                trainRows.keySet().forEach(stars -> wanted.put(stars.toString(), BigDecimal.ONE));
            case TARGET ->
                configuration
                        .selection()
                        .target()
                        .millionths()
                        .forEach((stars, share) -> wanted.put(stars.toString(), BigDecimal.valueOf(share)));
        }
        return wanted;
    }

    private Map<String, BigDecimal> languages(SortedMap<String, Long> offered) {
        LanguageWeights weights = configuration.selection().languages();
        Map<String, BigDecimal> wanted = new TreeMap<>();
        if (weights != null) {
            offered.forEach((language, records) ->
                    wanted.put(language, weights.of(language).multiply(BigDecimal.valueOf(records))));
        }
        return wanted;
    }

    private void add(String kind, Map<String, BigDecimal> wanted, Map<String, Long> counts) {
        if (wanted.isEmpty()) {
            return;
        }
        Map<String, BigDecimal> actual = new TreeMap<>();
        counts.forEach((name, count) -> actual.put(name, BigDecimal.valueOf(count)));
        TreeSet<String> names = new TreeSet<>(wanted.keySet());
        names.addAll(actual.keySet());
        SortedMap<String, Share> shares = new TreeMap<>();
        names.forEach(name -> shares.put(name, Share.of(share(name, wanted), share(name, actual))));
        strata.put(kind, Collections.unmodifiableSortedMap(shares));
    }

    private static BigDecimal share(String name, Map<String, BigDecimal> parts) {
        BigDecimal whole = parts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return whole.signum() == 0
                ? BigDecimal.ZERO
                : parts.getOrDefault(name, BigDecimal.ZERO).divide(whole, Share.DECIMALS, RoundingMode.HALF_EVEN);
    }
}
