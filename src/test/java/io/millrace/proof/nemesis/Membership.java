package io.millrace.proof.nemesis;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Who does what in the groups of the service, at one moment. Client ids begin with the name of their instance.
 *
 * @param places client id → the settled groups that it is a member of
 * @param work client id → what it was given
 * @param committed how far the groups are
 */
record Membership(Map<String, Set<String>> places, Map<String, Set<Work>> work, Map<Membership.Work, Long> committed) {

    /** A partition that a group reads. */
    record Work(String group, TopicPartition partition) {}

    /** The groups that an instance has a place in. */
    Set<String> placesOf(String instance) {
        return of(places, instance);
    }

    /**
     * Says whether an instance got on since an earlier moment: something that it had then and still has is done further. One
     * that was given nothing at all has got on if it has a place.
     */
    boolean hasProgressed(String instance, Membership earlier) {
        Set<Work> mine = of(work, instance);
        if (mine.isEmpty()) {
            return !placesOf(instance).isEmpty();
        }
        mine.retainAll(of(earlier.work, instance));
        return mine.stream()
                .anyMatch(part -> committed.getOrDefault(part, 0L) > earlier.committed.getOrDefault(part, 0L));
    }

    /** Adds a member. */
    void add(String client, String group, Set<TopicPartition> partitions) {
        places.computeIfAbsent(client, none -> new HashSet<>()).add(group);
        Set<Work> all = work.computeIfAbsent(client, none -> new HashSet<>());
        partitions.forEach(partition -> all.add(new Work(group, partition)));
    }

    /** Nobody does anything. */
    static Membership none() {
        return new Membership(new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    private static <T> Set<T> of(Map<String, Set<T>> byClient, String instance) {
        Set<T> all = new HashSet<>();
        byClient.forEach((client, some) -> {
            if (client.equals(instance) || client.startsWith(instance + "-")) {
                all.addAll(some);
            }
        });
        return all;
    }
}
