package io.millrace.proof.nemesis;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * SIGSTOP of an instance for longer than its session, then SIGCONT: the group goes on without it, and it wakes up as a zombie.
 *
 * @param name its name
 * @param min how long at least
 * @param max how long at most
 */
record PauseInstance(String name, Duration min, Duration max) implements Fault {

    @Override
    public boolean possible(Battlefield now) {
        return now.hasSpare();
    }

    @Override
    public Optional<Strike> strike(Battlefield field, Random random) {
        int i = field.anyRunning(random);
        Instances instances = field.instances();
        Duration length = min.plusMillis(random.nextInt((int) (max.toMillis() - min.toMillis()) + 1));
        return instances.pause(i)
                ? Optional.of(Strike.lasting(
                        "%s for %.1f s".formatted(instances.name(i), length.toMillis() / 1e3),
                        length,
                        () -> instances.resume(i)))
                : Optional.empty();
    }
}
