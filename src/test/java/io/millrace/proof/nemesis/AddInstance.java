package io.millrace.proof.nemesis;

import java.util.Optional;
import java.util.Random;

/** Scaling out: an instance that is down is started. */
final class AddInstance implements Fault {

    @Override
    public String name() {
        return "add-instance";
    }

    @Override
    public boolean possible(Battlefield now) {
        return !now.instances().in(Instance.State.DOWN).isEmpty();
    }

    @Override
    public Optional<Strike> strike(Battlefield field, Random random) {
        return Optional.of(Strike.done(field.instances().name(field.instances().add())));
    }
}
