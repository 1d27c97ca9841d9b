package io.millrace.proof;

import io.millrace.config.ConfigKeys;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run is like. The seed decides the workload and the faults; how they meet is a matter of timing.
 *
 * @param seed of workload and nemesis
 * @param protocol {@code classic} or {@code streams}
 * @param named whether instances have names that outlive them (static membership); classic protocol only
 * @param nodes brokers: 1, or 3 with three replicas of everything
 * @param load how long events are produced and faults are struck
 * @param perSecond events that the producers together send in a second
 * @param snapshotAge how long the oldest record waits for a snapshot at most
 * @param near whether near texts are looked for
 */
public record ProofSettings(
        long seed,
        String protocol,
        boolean named,
        int nodes,
        Duration load,
        int perSecond,
        Duration snapshotAge,
        boolean near) {

    private static final Duration WINDOW = Duration.ofSeconds(2);

    /** Texts tell those that hold them so often how often they are copied. */
    private static final Duration RECOUNT = Duration.ofSeconds(10);

    /**
     * A run of a long campaign: odd seeds on one broker, even ones on three; two with each protocol, turn by turn. On one
     * broker the instances of the classic protocol have names.
     *
     * @param perSecond events a second on one broker; three brokers that share a machine with the service get two fifths of it
     * @param near whether near texts are looked for
     */
    static ProofSettings campaign(long seed, Duration load, int perSecond, boolean near) {
        boolean classic = seed % 4 < 2;
        boolean alone = seed % 2 == 1;
        return new ProofSettings(
                seed,
                classic ? "classic" : "streams",
                classic && alone,
                alone ? 1 : 3,
                load,
                alone ? perSecond : perSecond * 2 / 5,
                Duration.ofSeconds(20),
                near);
    }

    /** Longer than every deadline by which the service writes without new input. */
    Duration calm() {
        return Collections.max(List.of(snapshotAge.plus(WINDOW), redactions(), RECOUNT))
                .plusSeconds(2);
    }

    /** How long erasures are gathered; each round rewrites most snapshots that there are. */
    private Duration redactions() {
        return snapshotAge.multipliedBy(2);
    }

    /** The keys of {@code millrace.properties} that all instances share, apart from addresses and directories. */
    Map<String, String> service() {
        Map<String, String> all = new HashMap<>(shared());
        if (named) {
            all.put(ConfigKeys.GROUP_INSTANCE_ID, "each-its-own");
        }
        if (nodes > 1) {
            // Each commit costs every broker something, and they share a machine.
            all.put(ConfigKeys.COMMIT_INTERVAL_MS, "500");
        }
        return all;
    }

    private Map<String, String> shared() {
        return Map.ofEntries(
                Map.entry(ConfigKeys.GROUP_PROTOCOL, protocol),
                Map.entry(ConfigKeys.TOPICS_REPLICATION_FACTOR, Integer.toString(nodes)),
                // So that a zombie of half a minute has lost its transaction too.
                Map.entry(ConfigKeys.TRANSACTION_TIMEOUT_MS, "10000"),
                Map.entry(ConfigKeys.LANGUAGE_POLICY, "declared"),
                Map.entry(ConfigKeys.DEDUPE_NEAR, Boolean.toString(near)),
                Map.entry(ConfigKeys.SCORE_BACKFILL, "true"),
                Map.entry(ConfigKeys.WINDOW_DURATION_MS, Long.toString(WINDOW.toMillis())),
                Map.entry(ConfigKeys.WINDOW_IDLE_MS, Long.toString(WINDOW.toMillis())),
                Map.entry(ConfigKeys.SNAPSHOT_RECORDS_MIN, "50000"),
                Map.entry(ConfigKeys.SNAPSHOT_AGE_MS_MAX, Long.toString(snapshotAge.toMillis())),
                Map.entry(
                        ConfigKeys.DATASET_REDACTION_INTERVAL_MS,
                        Long.toString(redactions().toMillis())),
                Map.entry(ConfigKeys.RETRAIN_RECORDS_MIN, "100"),
                Map.entry(
                        ConfigKeys.RETRAIN_COOLDOWN_MS,
                        Long.toString(snapshotAge.multipliedBy(2).toMillis())),
                Map.entry(ConfigKeys.TRAINER_PARAMETERS, "hash_bits=14,ngrams_max=500000"),
                // The repartition topics are evidence.
                Map.entry("kafka.repartition.purge.interval.ms", "86400000"));
    }

    /** What brokers need to notice dead instances under the streams protocol, and transactions without an owner, in seconds. */
    static Map<String, String> broker() {
        return Map.of(
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
                "group.streams.min.session.timeout.ms", "6000",
                "group.streams.session.timeout.ms", "6000",
                "group.streams.min.heartbeat.interval.ms", "1000",
                "group.streams.heartbeat.interval.ms", "1000");
    }
}
