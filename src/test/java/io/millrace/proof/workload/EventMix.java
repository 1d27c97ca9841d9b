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

    private static final Map<EventClass, Integer> SHARES = new EnumMap<>(Map.of(
            EventClass.FRESH, 629,
            EventClass.EXACT_DUPLICATE, 50,
            EventClass.CASE_SPACE_DUPLICATE, 40,
            EventClass.REDELIVERY, 30,
            EventClass.EDIT, 50,
            EventClass.RELABEL, 30,
            EventClass.ERASE, 30,
            EventClass.WRONG_LANGUAGE, 30,
            EventClass.FEEDBACK_BEFORE, 30,
            EventClass.FEEDBACK_AFTER, 60));

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
