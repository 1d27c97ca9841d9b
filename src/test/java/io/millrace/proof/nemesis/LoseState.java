package io.millrace.proof.nemesis;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** {@code kill -9} of an instance whose disk is lost: it is started again with no local state. */
final class LoseState implements Fault {

    @Override
    public String name() {
        return "lose-state";
    }

    @Override
    public boolean possible(Battlefield now) {
        return now.mayKill();
    }

    @Override
    public Optional<Strike> strike(Battlefield field, Random random) {
        int i = field.anyRunning(random);
        Instances instances = field.instances();
        Strike strike = Strike.brief(instances.name(i), Duration.ZERO, () -> instances.restart(i));
        instances.kill(i);
        instances.deleteState(i);
        return Optional.of(strike);
    }
}
