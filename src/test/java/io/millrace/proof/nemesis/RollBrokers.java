package io.millrace.proof.nemesis;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** A rolling restart of the cluster, clean, as for an upgrade. */
final class RollBrokers implements Fault {

    @Override
    public String name() {
        return "roll-brokers";
    }

    @Override
    public boolean possible(Battlefield now) {
        return now.brokers().size() > 1 && now.brokers().isWhole();
    }

    @Override
    public Optional<Strike> strike(Battlefield field, Random random) {
        return Optional.of(Strike.lasting("all brokers", Duration.ZERO, field.brokers()::roll));
    }
}
