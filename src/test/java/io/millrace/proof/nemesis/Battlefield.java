package io.millrace.proof.nemesis;

import java.util.List;
import java.util.Random;

/**
 * What can be struck.
 *
 * @param instances the instances of the service
 * @param brokers the nodes of the cluster
 * @param registry the schema registry
 * @param storage the storage directory
 */
public record Battlefield(Instances instances, Brokers brokers, RegistrySwitch registry, StorageFolder storage) {

    /** The instances that run and are not held, by number. */
    List<Integer> running() {
        return instances.in(Instance.State.RUNNING);
    }

    /** Any of those; there must be one. */
    int anyRunning(Random random) {
        List<Integer> running = running();
        return running.get(random.nextInt(running.size()));
    }

    /** Says whether an instance may be out of action for longer: another one is left. */
    boolean hasSpare() {
        return running().size() > 1;
    }

    /** Says whether an instance may die if it is started again at once: another is left, or nothing keeps it from coming back. */
    boolean mayKill() {
        return hasSpare()
                || running().size() == 1 && instances.in(Instance.State.PAUSED).isEmpty() && registry.isUp();
    }
}
