package io.millrace.proof.nemesis;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which faults there are, and how often each is struck, in a deck of about forty. */
public final class Faults {

    private static final Duration OFTEN = Duration.ofSeconds(5);
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(30);

    private Faults() {}

    /**
     * All of them, with their weights.
     *
     * @param storage what can be damaged
     */
    public static Map<Fault, Integer> all(StorageFolder storage) {
        Map<Fault, Integer> weights = new LinkedHashMap<>(ofInstances());
        weights.put(new KillBroker(), 4);
        weights.put(new KillController(), 2);
        weights.put(new RollBrokers(), 1);
        weights.put(new RegistryOutage(Duration.ofSeconds(20)), 1);
        storage.damages().forEach(damage -> weights.put(new DamageStorage(damage), 1));
        return weights;
    }

    /** Those that strike instances alone. */
    public static Map<Fault, Integer> ofInstances() {
        Map<Fault, Integer> weights = new LinkedHashMap<>();
        weights.put(new KillInstance(), 10);
        weights.put(new LoseState(), 2);
        weights.put(new PauseInstance("pause-instance", Duration.ofSeconds(8), Duration.ofSeconds(12)), 5);
        weights.put(new PauseInstance("zombie-instance", Duration.ofSeconds(35), Duration.ofSeconds(35)), 1);
        weights.put(new AddInstance(), 2);
        weights.put(new RemoveInstance(), 2);
        weights.put(new HaltInstance("curation", OFTEN), 3);
        weights.put(new HaltInstance("scorer", OFTEN), 1);
        weights.put(new HaltInstance("builder", NOW_AND_THEN), 2);
        weights.put(new HaltInstance("trainer", NOW_AND_THEN), 1);
        weights.put(new HaltInstance("redaction", NOW_AND_THEN), 1);
        return weights;
    }
}
