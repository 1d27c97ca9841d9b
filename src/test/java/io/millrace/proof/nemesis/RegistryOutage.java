package io.millrace.proof.nemesis;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * The schema registry is away for a while. An instance that starts meanwhile ends by itself until it is back.
 *
 * @param length for how long
 */
record RegistryOutage(Duration length) implements Fault {

    @Override
    public String name() {
        return "registry-outage";
    }

    @Override
    public boolean possible(Battlefield now) {
        return now.registry().isUp();
    }

    @Override
    public Optional<Strike> strike(Battlefield field, Random random) {
        field.registry().stop();
        return Optional.of(Strike.lasting("registry", length, field.registry()::start));
    }
}
