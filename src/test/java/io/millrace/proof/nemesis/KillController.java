package io.millrace.proof.nemesis;

import java.util.Optional;
import java.util.Random;

/** {@code kill -9} of the broker that is the active controller; another one must take over. */
final class KillController implements Fault {

    @Override
    public String name() {
        return "kill-controller";
    }

    @Override
    public boolean possible(Battlefield now) {
        return now.brokers().size() > 1 && now.brokers().isWhole();
    }

    @Override
    public Optional<Strike> strike(Battlefield field, Random random) {
        Brokers brokers = field.brokers();
        return Optional.of(KillBroker.strike(brokers, brokers.controller(), random));
    }
}
