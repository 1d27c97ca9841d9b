package io.millrace.replay;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How the decisions differ.
 *
 * @param events how many events have a decision on either side
 * @param different how many of them differ in any aspect
 * @param swaps how often of two texts that are equal or near the other one is kept: two of the events that differ, by
 *     the order of arrival and not by a rule
 * @param verdicts outcome and reason before and after, those that stayed too, most first
 * @param aspects how many events differ in each aspect
 * @param splits accepted on both sides, but in another split, most first; what a model was tested on may become what
 *     the next is trained on
 * @param sample some that differ and are in no swap, chosen by the seed
 */
public record DecisionChanges(
        long events,
        long different,
        long swaps,
        List<Change> verdicts,
        Map<Aspect, Long> aspects,
        List<Change> splits,
        List<Difference> sample) {

    public DecisionChanges {
        verdicts = List.copyOf(verdicts);
        aspects = new EnumMap<>(aspects);
        splits = List.copyOf(splits);
        sample = List.copyOf(sample);
    }
}
