package io.millrace.proof.workload;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** How often events of each class come, in thousandths. What has no share of its own is poison. */
final class EventMix {

    private static final int POISON = 3;

    private static final Map<EventClass, Integer> SHARES = new EnumMap<>(Map.ofEntries(
            Map.entry(EventClass.FRESH, 529),
            Map.entry(EventClass.EXACT_DUPLICATE, 50),
            Map.entry(EventClass.CASE_SPACE_DUPLICATE, 40),
            Map.entry(EventClass.NEAR_DUPLICATE, 80),
            Map.entry(EventClass.REDELIVERY, 30),
            Map.entry(EventClass.EDIT, 50),
            Map.entry(EventClass.NEAR_EDIT, 20),
            Map.entry(EventClass.RELABEL, 30),
            Map.entry(EventClass.ERASE, 30),
            Map.entry(EventClass.WRONG_LANGUAGE, 30),
            Map.entry(EventClass.FEEDBACK_BEFORE, 30),
            Map.entry(EventClass.FEEDBACK_AFTER, 60)));

    private static final List<EventClass> LOTS = Stream.of(EventClass.values())
            .flatMap(kind -> Collections.nCopies(share(kind), kind).stream())
            .toList();

    private EventMix() {}

    /** Thousandths of the events that are of a class. */
    static int share(EventClass kind) {
        return SHARES.getOrDefault(kind, POISON);
    }

    static EventClass pick(SplittableRandom random) {
        return LOTS.get(random.nextInt(LOTS.size()));
    }
}
