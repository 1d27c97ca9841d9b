package io.millrace.dataset;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which records of the log a dataset takes, beside what {@link GuardLimits} leave out.
 *
 * @param target the distribution of labels in the train split; null unless it is balanced by {@link Balance#TARGET}
 * @param languages how much of each language the train split takes; null for all
 * @param golden test sets that must not be trained on, in the order of their snapshots' ids, each once; copied, unmodifiable
 * @param splitPercent the percentages of train, validation and test by which curation had split the log, for the report; empty if
 *     they are not known. Copied, unmodifiable
 */
public record Selection(
        LabelTarget target, LanguageWeights languages, List<GoldenSet> golden, List<Integer> splitPercent) {

    /** All records. */
    public static final Selection ALL = new Selection(null, null, List.of(), List.of());

    public Selection {
        golden = golden.stream()
                .sorted(Comparator.comparing(GoldenSet::snapshotId))
                .toList();
        splitPercent = List.copyOf(splitPercent);
        if (golden.stream().map(GoldenSet::snapshotId).distinct().count() < golden.size()) {
            throw new DatasetException("Dataset option golden names a snapshot twice; name each once");
        }
        if (!splitPercent.isEmpty() && (splitPercent.size() != 3 || sum(splitPercent) != 100)) {
            throw new DatasetException(
                    "Dataset option split is " + splitPercent + "; give three percentages that add up to 100");
        }
    }

    private static int sum(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).sum();
    }

    /** Takes the options target, languages, golden and split out of a map. */
    static Selection takeFrom(Map<String, String> options) {
        String target = options.remove("target");
        String languages = options.remove("languages");
        return new Selection(
                target == null ? null : LabelTarget.parse(target),
                languages == null ? null : LanguageWeights.parse(languages),
                parts(options.remove("golden")).map(GoldenSet::parse).toList(),
                parts(options.remove("split")).map(Selection::percent).toList());
    }

    private static Stream<String> parts(String list) {
        return list == null ? Stream.of() : Stream.of(list.split(",", -1));
    }

    private static int percent(String text) {
        if (!text.matches("[0-9]{1,3}")) {
            throw new DatasetException("Dataset option split has '" + text + "'; give whole percentages");
        }
        return Integer.parseInt(text);
    }

    /** What {@link #takeFrom} takes; what is absent has no entry. */
    Map<String, String> toMap() {
        Map<String, String> options = new TreeMap<>();
        if (target != null) {
            options.put("target", target.format());
        }
        if (languages != null) {
            options.put("languages", languages.format());
        }
        if (!golden.isEmpty()) {
            options.put("golden", golden.stream().map(GoldenSet::format).collect(Collectors.joining(",")));
        }
        if (!splitPercent.isEmpty()) {
            options.put("split", splitPercent.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
        return options;
    }
}
