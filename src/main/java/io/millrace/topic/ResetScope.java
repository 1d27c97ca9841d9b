package io.millrace.topic;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What belongs to an application beside its topics.
 *
 * @param applicationIds the ids of its Kafka Streams applications: each is a group, a prefix of internal topics, and a
 *     directory of local state
 * @param workerGroups the consumer groups of its workers
 * @param stateDirectory Kafka Streams' {@code state.dir}, on this machine
 */
public record ResetScope(List<String> applicationIds, List<String> workerGroups, Path stateDirectory) {

    /** @throws IllegalArgumentException if an application id is no plain directory name */
    public ResetScope {
        applicationIds = List.copyOf(applicationIds);
        workerGroups = List.copyOf(workerGroups);
        Path state = Objects.requireNonNull(stateDirectory, "stateDirectory")
                .toAbsolutePath()
                .normalize();
        stateDirectory = state;
        // What this names is deleted with all that is in it.
        applicationIds.forEach(id -> requireChild(state, id));
    }

    /** All groups: one of each Streams application and those of the workers. */
    public List<String> groups() {
        return Stream.concat(applicationIds.stream(), workerGroups.stream()).toList();
    }

    /** The directories of local state. */
    public List<Path> directories() {
        return applicationIds.stream().map(stateDirectory::resolve).toList();
    }

    /**
     * Whether a topic was made by Kafka Streams for one of the applications: a changelog or a repartition topic. An
     * application id that continues another one with a dash would be taken for it, so ids must not.
     */
    public boolean isInternal(String topic) {
        return applicationIds.stream().anyMatch(id -> topic.startsWith(id + "-"))
                && (topic.endsWith("-changelog") || topic.endsWith("-repartition"));
    }

    private static void requireChild(Path parent, String name) {
        if (name.isBlank() || !parent.equals(parent.resolve(name).normalize().getParent())) {
            throw new IllegalArgumentException("application id is no directory name: '" + name + "'");
        }
    }
}
