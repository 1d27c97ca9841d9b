package io.millrace.proof.nemesis;

import io.millrace.config.MillraceConfig;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The progress of instances as their groups show it: an instance has got on when a partition that it was given, in whatever
 * role, and kept from one look to the next, was committed further. For one thread at a time.
 */
public final class GroupProgress implements Progress, AutoCloseable {

    private final GroupReader groups;
    private final Supplier<List<String>> living;

    /**
     * Connects to the cluster.
     *
     * @param config what every instance runs with
     * @param living names of the instances that are to run, as {@link Instances#living()}
     */
    public GroupProgress(MillraceConfig config, Supplier<List<String>> living) {
        this.groups = new GroupReader(config);
        this.living = living;
    }

    @Override
    public boolean awaitEvery(Duration limit) {
        Set<String> progressed = new HashSet<>();
        Membership[] last = {groups.read()};
        return Waiting.until(limit, () -> {
            Membership now = groups.read();
            living.get().stream()
                    .filter(name -> now.hasProgressed(name, last[0]))
                    .forEach(progressed::add);
            last[0] = now;
            return progressed.containsAll(living.get());
        });
    }

    @Override
    public boolean awaitMembers(Duration limit) {
        return Waiting.until(limit, () -> {
            Membership now = groups.read();
            return living.get().stream().allMatch(name -> now.placesOf(name).containsAll(groups.groups()));
        });
    }

    /** Which settled groups have no place for which instance, at this moment. */
    @Override
    public String toString() {
        Membership now = groups.read();
        return living.get().stream()
                .collect(Collectors.toMap(name -> name, name -> missing(name, now), (one, same) -> one, TreeMap::new))
                .toString();
    }

    private Set<String> missing(String name, Membership now) {
        Set<String> missing = new TreeSet<>(groups.groups());
        missing.removeAll(now.placesOf(name));
        return missing;
    }

    @Override
    public void close() {
        groups.close();
    }
}
