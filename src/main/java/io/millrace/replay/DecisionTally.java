package io.millrace.replay;

import io.millrace.schema.Decision;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Counts how decisions differ. For one thread. */
final class DecisionTally {

    private final Differences differences;
    private final Changes verdicts = new Changes();
    private final Changes splits = new Changes();
    private final Map<Aspect, Long> aspects = new EnumMap<>(Aspect.class);
    private long events;
    private long different;

    /** @param differences takes those that differ */
    DecisionTally(Differences differences) {
        this.differences = differences;
        for (Aspect aspect : Aspect.values()) {
            aspects.put(aspect, 0L);
        }
    }

    /** Counts one event; null stands for no decision, on one side at most. */
    void add(Decision before, Decision after) throws IOException {
        events++;
        verdicts.add(Verdict.of(before), Verdict.of(after));
        Set<Aspect> differing = Aspect.differing(before, after);
        differing.forEach(aspect -> aspects.merge(aspect, 1L, Long::sum));
        if (differing.contains(Aspect.SPLIT)) {
            splits.add(before.getSplit(), after.getSplit());
        }
        if (!differing.isEmpty()) {
            different++;
            differences.add(Difference.of(before, after));
        }
    }

    DecisionChanges result() throws IOException {
        differences.drain();
        return new DecisionChanges(
                events,
                different,
                differences.swaps(),
                verdicts.toList(),
                aspects,
                splits.toList(),
                differences.sample());
    }
}
