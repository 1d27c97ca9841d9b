package io.millrace.proof.nemesis;

import io.millrace.config.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The sudden death of an instance between the effect of a role and its commit, with the result in the log. Its supervisor
 * starts it again after a second.
 *
 * @param role whose effect
 * @param limit how long to wait for an effect
 * @see HaltBeforeCommit
 */
record HaltInstance(Role role, Duration limit) implements Fault {

    @Override
    public String name() {
        return "halt-before-commit-" + role.label();
    }

    @Override
    public boolean possible(Battlefield now) {
        return now.mayKill() && now.registry().isUp();
    }

    @Override
    public Optional<Strike> strike(Battlefield field, Random random) {
        Instances instances = field.instances();
        int before = instances.exits().size();
        List<Path> armed = targets(field, random).stream()
                .map(i -> arm(instances.all().get(i)))
                .toList();
        boolean died = Waiting.until(limit, () -> victim(instances, before).isPresent());
        armed.forEach(HaltBeforeCommit::disarm);
        return died ? victim(instances, before).map(Strike::done) : Optional.empty();
    }

    /** A worker's topic has one partition: whoever has it is struck. The other roles are at work everywhere. */
    private List<Integer> targets(Battlefield field, Random random) {
        boolean one = role == Role.BUILDER || role == Role.TRAINER;
        return one ? field.running() : List.of(field.anyRunning(random));
    }

    private Path arm(Instance instance) {
        Path file = HaltBeforeCommit.file(instance.directory(), role);
        try {
            return Files.write(file, new byte[0], StandardOpenOption.CREATE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot arm " + instance.name(), e);
        }
    }

    private static Optional<String> victim(Instances instances, int before) {
        return instances.exits().stream()
                .skip(before)
                .filter(exit -> !exit.isUnasked())
                .map(Exit::instance)
                .findFirst();
    }
}
