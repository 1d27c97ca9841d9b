package io.millrace.proof.nemesis;

import java.util.Optional;
import java.util.Random;

/** Scaling in: an instance is stopped cleanly, unless it is the last one. */
final class RemoveInstance implements Fault {

    @Override
    public String name() {
        return "remove-instance";
    }

    @Override
    public boolean possible(Battlefield now) {
        return now.hasSpare();
    }

    @Override
    public Optional<Strike> strike(Battlefield field, Random random) {
        int i = field.anyRunning(random);
        Strike strike = Strike.done(field.instances().name(i));
        field.instances().remove(i);
        return Optional.of(strike);
    }
}
