package io.millrace.proof.nemesis;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/** {@code kill -9} of an instance, which is started again within a second. */
final class KillInstance implements Fault {

    private static final int DOWN_MS_MAX = 1_000;

    @Override
    public String name() {
        return "kill-instance";
    }

    @Override
    public boolean possible(Battlefield now) {
        return now.mayKill();
    }

    @Override
    public Optional<Strike> strike(Battlefield field, Random random) {
        int i = field.anyRunning(random);
        Duration down = Duration.ofMillis(random.nextInt(DOWN_MS_MAX));
        Instances instances = field.instances();
        Strike strike = Strike.brief(instances.name(i), down, () -> instances.restart(i));
        instances.kill(i);
        return Optional.of(strike);
    }
}
