package io.millrace.proof.nemesis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * The sudden death of an instance between the effect of a worker and its commit, with the result in the log. Its supervisor
 * starts it again after a second.
 *
 * @param worker whose effect: a role, or a duty beside one
 * @param limit how long to wait for an effect
 * @see HaltBeforeCommit
 */
record HaltInstance(String worker, Duration limit) implements Fault {

    private static final Set<String> ONE_PARTITION = Set.of("builder", "redaction", "trainer");

    @Override
    public String name() {
        return "halt-before-commit-" + worker;
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

    /** Whoever has the one partition of a worker is struck. Topologies are at work everywhere. */
    private List<Integer> targets(Battlefield field, Random random) {
        return ONE_PARTITION.contains(worker) ? field.running() : List.of(field.anyRunning(random));
    }

    private Path arm(Instance instance) {
        Path file = HaltBeforeCommit.file(instance.directory(), worker);
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
