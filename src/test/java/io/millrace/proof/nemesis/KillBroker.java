package io.millrace.proof.nemesis;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * {@code kill -9} of any broker, which is started again within a second. A lone broker is spared: when it comes back, it is fenced
 * for a moment, and Kafka 4.3.1 takes partitions without a leader for deleted ones and drops their transaction markers. What
 * was committed then is never readable; only replicas protect from that.
 */
final class KillBroker implements Fault {

    private static final int DOWN_MS_MAX = 1_000;

    @Override
    public String name() {
        return "kill-broker";
    }

    @Override
    public boolean possible(Battlefield now) {
        return now.brokers().size() > 1 && now.brokers().isWhole();
    }

    @Override
    public Optional<Strike> strike(Battlefield field, Random random) {
        int node = 1 + random.nextInt(field.brokers().size());
        return Optional.of(strike(field.brokers(), node, random));
    }

    static Strike strike(Brokers brokers, int node, Random random) {
        Duration down = Duration.ofMillis(random.nextInt(DOWN_MS_MAX));
        brokers.kill(node);
        return Strike.lasting("broker " + node, down, () -> brokers.start(node));
    }
}
