package io.millrace.proof.nemesis;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/**
 * Storage fails for some seconds.
 *
 * @param damage what is done to it
 */
record DamageStorage(StorageFolder.Damage damage) implements Fault {

    private static final int MS_MIN = 3_000;
    private static final int MS_MAX = 8_000;
    private static final Duration TRY = Duration.ofSeconds(3);

    @Override
    public String name() {
        return damage.name();
    }

    @Override
    public boolean possible(Battlefield now) {
        return now.storage().isWhole();
    }

    @Override
    public Optional<Strike> strike(Battlefield field, Random random) {
        Duration length = Duration.ofMillis(MS_MIN + random.nextInt(MS_MAX - MS_MIN));
        StorageFolder storage = field.storage();
        return Waiting.until(TRY, () -> storage.inflict(damage))
                ? Optional.of(Strike.lasting("storage", length, storage::repair))
                : Optional.empty();
    }
}
